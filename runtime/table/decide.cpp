// Lists are in the total order, so each is left as soon as it cannot improve on what was found.
#include "runtime/table/decide.h"

#include "runtime/core/verdict.h"

namespace carom::table {
namespace {

class Decision {
 public:
  Decision(const DecisionTable& table, RecordTruth& truth, std::uint16_t code, std::uint32_t status_cell)
      : table_(table),
        truth_(truth),
        code_row_(table.code_requirements().row(CodeAxis::cell_of(code))),
        status_row_(table.status_requirements().row(status_cell)) {}

  void consider(std::span<const std::uint32_t> rules) {
    for (const std::uint32_t rule : rules) {
      if (rule >= best_) return;
      if (holds(table_.rule(rule))) best_ = rule;
    }
  }

  [[nodiscard]] std::uint32_t best() const { return best_; }

 private:
  [[nodiscard]] bool holds(const RuleTest& test) {
    if (!Requirements::is_met(code_row_, test.code_requirement)) return false;
    if (!Requirements::is_met(status_row_, test.status_requirement)) return false;
    for (const Atom& atom : table_.atoms(test)) {
      const bool truth = atom.is_predicate ? truth_.predicate_holds(atom.index) : truth_.holds(atom.index);
      if (truth != atom.wanted) return false;
    }
    return true;
  }

  const DecisionTable& table_;
  RecordTruth& truth_;
  const std::uint64_t* code_row_;
  const std::uint64_t* status_row_;
  std::uint32_t best_ = core::kNoRule;
};

}  // namespace

std::uint32_t decide(const DecisionTable& table, const batch::RecordBatch& batch, std::size_t record,
                     std::span<const std::uint32_t> found, RecordTruth& truth) {
  const std::uint16_t code = batch.code(record);
  const std::uint32_t status_cell = table.statuses().cell_of(batch.status(record));
  Decision decision(table, truth, code, status_cell);
  for (const std::uint32_t pattern : found) decision.consider(table.rules_of_pattern(pattern));
  decision.consider(table.rules_of_status(status_cell));
  decision.consider(table.rules_of_code(CodeAxis::cell_of(code)));
  decision.consider(table.rules_of_all());
  return decision.best();
}

}  // namespace carom::table
