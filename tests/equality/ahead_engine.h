// A program compiled ahead of time as an engine of the comparison: object, library, and the runtime that opens it.
#pragma once

#include <deque>
#include <memory>

#include "runtime/ahead/linked_policy.h"
#include "tests/equality/engine.h"
#include "tests/equality/kept_verdict.h"

namespace carom::equality {

class AheadEngine final : public Engine {
 public:
  explicit AheadEngine(const core::Program& program);
  ~AheadEngine() override;

  void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) override;
  core::Verdict classify(const core::Record& record) override;

 private:
  core::Verdict kept(const core::Record& record);

  void* library_;
  std::unique_ptr<const ahead::LinkedPolicy> policy_;
  ahead::Scratch scratch_;
  std::deque<KeptVerdict> kept_;
};

}  // namespace carom::equality
