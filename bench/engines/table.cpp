// The table engine on a rule a literal: from records to the rule that wins, with everything between, which the other
// contenders of a row about matching are spared (codes, white space, case).
#include <algorithm>
#include <array>

#include "bench/engines/compile_policy.h"
#include "bench/engines/match_engines.h"
#include "runtime/table/engine.h"

namespace carom::bench {
namespace {

class TableEngine final : public MatchEngine {
 public:
  explicit TableEngine(std::span<const std::string_view> literals)
      : program_(std::move(*compile_policy(write_policy(literals, PolicyShape::has))->program)), engine_(program_) {
    for (core::Record& record : records_) record.code = 550;
  }

  // Rules stand in the order of the literals, and kNoRule is kNoPattern.
  void match(std::span<const scan::TextBatch> batches, std::span<std::uint32_t> lowest) override {
    for (const scan::TextBatch& batch : batches) {
      for (std::size_t i = 0; i < batch.count(); ++i) records_[i].text = batch.text(i);
      engine_.decide(std::span(records_).first(batch.count()), scratch_, lowest.first(batch.count()));
      lowest = lowest.subspan(batch.count());
    }
  }
  std::uint32_t match_one(std::string_view text) override {
    records_[0].text = text;
    std::uint32_t winner = kNoPattern;
    engine_.decide(std::span(records_).first(1), scratch_, {&winner, 1});
    return winner;
  }
  [[nodiscard]] std::string mode() const override { return "decides records"; }

 private:
  static_assert(kNoPattern == core::kNoRule);

  core::Program program_;
  table::Engine engine_;
  table::Scratch scratch_;
  std::array<core::Record, kBatchTexts> records_;
};

}  // namespace

MatchEntry table_engine() {
  return {"table", Side::ours, true, [](const Patterns& patterns) -> std::unique_ptr<MatchEngine> {
            if (patterns.syntax != PatternSyntax::literal) return nullptr;
            return std::make_unique<TableEngine>(patterns.texts);
          }};
}

}  // namespace carom::bench
