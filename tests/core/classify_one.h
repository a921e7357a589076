// One record through one program, with the scratch that the verdict's views need.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "runtime/core/interpret.h"
#include "tests/core/program_builder.h"

namespace carom::core {

inline Record reply(std::string_view text) {
  Record record;
  record.text = text;
  return record;
}

/// Keeps what the last verdict points into.
class Classifier {
 public:
  explicit Classifier(const ProgramBuilder& builder) : program_(builder.build()) {}

  Verdict operator()(const Record& record) { return interpret(program_, record, scratch_); }
  Verdict operator()(std::string_view text) { return (*this)(reply(text)); }
  Explanation explain(std::string_view text) { return core::explain(program_, reply(text), scratch_); }
  const Program& program() const { return program_; }
  Scratch& scratch() { return scratch_; }

 private:
  Program program_;
  Scratch scratch_;
};

/// Whether a rule with only this condition holds for the record.
inline bool holds(ProgramBuilder& builder, std::uint32_t condition, const Record& record) {
  const auto rule = static_cast<std::uint32_t>(builder.tables().rules.size());
  builder.rule("r", condition);
  Scratch scratch;
  return rule_holds(builder.build(), rule, record, scratch);
}

}  // namespace carom::core
