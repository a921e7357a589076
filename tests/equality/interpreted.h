// The reference interpreter as an engine of the comparison.
#pragma once

#include <vector>

#include "runtime/core/interpret.h"
#include "tests/equality/engine.h"

namespace carom::equality {

class Interpreted final : public Engine {
 public:
  explicit Interpreted(const core::Program& program) : program_(program) {}

  void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) override {
    // A verdict lives as long as its scratch is left alone.
    while (scratches_.size() < records.size()) scratches_.emplace_back();
    for (std::size_t i = 0; i < records.size(); ++i) verdicts[i] = interpret(program_, records[i], scratches_[i]);
  }
  core::Verdict classify(const core::Record& record) override { return interpret(program_, record, single_); }

 private:
  const core::Program& program_;
  core::Scratch single_;
  std::vector<core::Scratch> scratches_;
};

}  // namespace carom::equality
