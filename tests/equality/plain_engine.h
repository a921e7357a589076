// The interpreter without its short cuts: every pattern is searched for where it is asked for, every condition is
// evaluated again, nothing is remembered. It shares what a pattern and a predicate mean, so that a difference is a
// defect of scanning, of required literals, of sharing or of remembering.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "support/span.h"
#include "tests/equality/engine.h"

namespace carom::equality {

/// For planted faults: whether an occurrence of a literal in a text is overlooked.
using Overlooks = std::function<bool(std::string_view text, Span occurrence)>;

class PlainEngine final : public Engine {
 public:
  explicit PlainEngine(const core::Program& program, Overlooks overlooks = nullptr);
  ~PlainEngine() override;

  void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) override;
  core::Verdict classify(const core::Record& record) override;

 private:
  struct State;
  core::Verdict classify(const core::Record& record, State& state) const;

  const core::Program& program_;
  Overlooks overlooks_;
  std::unique_ptr<State> single_;
  std::vector<std::unique_ptr<State>> states_;
};

}  // namespace carom::equality
