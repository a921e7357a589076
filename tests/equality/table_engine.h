// The table engine as an engine of the comparison; with generated code it is one more.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/table/engine.h"
#include "tests/equality/engine.h"

namespace carom::equality {

/// The table engine with the vector instructions of one form.
class TableEngine : public Engine {
 public:
  TableEngine(const core::Program& program, scan::SimdForm form) : engine_(program, form) {}

  /// Now and then the winners alone are asked for too; where they differ from the verdicts, the verdicts show it.
  void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) override {
    const bool ask_for_winners = batches_++ % kWinnerStep == 0;
    winners_.resize(records.size());
    if (ask_for_winners) engine_.decide(records, batch_, winners_);
    engine_.classify(records, batch_, verdicts);
    for (std::size_t i = 0; ask_for_winners && i < records.size(); ++i)
      verdicts[i].rule_index = settled(verdicts[i], winners_[i]);
  }
  core::Verdict classify(const core::Record& record) override { return engine_.classify(record, single_); }

 protected:
  [[nodiscard]] const table::Engine& engine() const { return engine_; }

 private:
  static std::uint32_t settled(const core::Verdict& verdict, std::uint32_t winner) {
    // No rule is kNoRule - 1, so that two wrong answers cannot look like a right one.
    return verdict.rule_index == winner ? winner : core::kNoRule - 1;
  }

  static constexpr std::uint32_t kWinnerStep = 4;

  table::Engine engine_;
  std::uint32_t batches_ = 0;
  table::Scratch batch_;
  table::Scratch single_;
  std::vector<std::uint32_t> winners_;
};

}  // namespace carom::equality
