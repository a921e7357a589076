// A policy that was linked into the program, or loaded with a library, as something that answers. Knows no LLVM.
#pragma once

#include <memory>

#include "runtime/ahead/policy_object.h"
#include "runtime/core/interpret.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "runtime/table/engine.h"
#include "support/error.h"

namespace carom::ahead {

/// What one thread needs beside the policy.
struct Scratch {
  table::Scratch table;
  core::Scratch interpreter;
};

/// Immutable, shared by threads.
class LinkedPolicy {
 public:
  /// `object` is borrowed and outlives the policy; it is trusted as the code is that stands beside it, and its image is
  /// verified all the same. Errors: it is none, of another version, or its image is refused.
  [[nodiscard]] static Expected<std::unique_ptr<const LinkedPolicy>> open(const PolicyObject& object);
  LinkedPolicy(const LinkedPolicy&) = delete;
  LinkedPolicy& operator=(const LinkedPolicy&) = delete;

  /// Views live until `scratch` is used again, and as long as those of the record.
  [[nodiscard]] core::Verdict classify(const core::Record& record, Scratch& scratch) const;
  /// False: the code was generated for another runtime, and this one answers without it, with the same verdicts.
  [[nodiscard]] bool uses_code() const { return engine_ && engine_->code_in_use() != nullptr; }
  [[nodiscard]] const core::Program& program() const { return program_; }

 private:
  explicit LinkedPolicy(core::Program program);
  void use_code(const PolicyObject& object);

  core::Program program_;
  table::GeneratedCode code_;
  std::unique_ptr<const table::Engine> engine_;  // null: no tables can be made of these rules
};

}  // namespace carom::ahead
