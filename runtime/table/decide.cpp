// Lists are in the total order, so each is left as soon as it cannot improve on what was found.
#include "runtime/table/decide.h"

#include "runtime/core/verdict.h"

namespace carom::table {
namespace {

/// Whether a rule holds, by the table's own tests.
class TestedRules {
 public:
  TestedRules(const DecisionTable& table, RecordTruth& truth, std::uint32_t code_cell, std::uint32_t status_cell)
      : table_(table),
        truth_(truth),
        code_row_(table.code_requirements().row(code_cell)),
        status_row_(table.status_requirements().row(status_cell)) {}

  [[nodiscard]] bool operator()(std::uint32_t rule) const {
    const RuleTest& test = table_.rule(rule);
    if (!Requirements::is_met(code_row_, test.code_requirement)) return false;
    if (!Requirements::is_met(status_row_, test.status_requirement)) return false;
    for (const Atom& atom : table_.atoms(test)) {
      const bool truth = atom.is_predicate ? truth_.predicate_holds(atom.index) : truth_.holds(atom.index);
      if (truth != atom.wanted) return false;
    }
    return true;
  }

 private:
  const DecisionTable& table_;
  RecordTruth& truth_;
  const std::uint64_t* code_row_;
  const std::uint64_t* status_row_;
};

/// The lowest rule that the record's events lead to and that holds.
template <class Holds>
std::uint32_t lowest_rule(const DecisionTable& table, std::span<const std::uint32_t> found,
                          std::span<const std::uint32_t> hosts, std::uint32_t code_cell, std::uint32_t status_cell,
                          Holds holds) {
  std::uint32_t best = core::kNoRule;
  const auto consider = [&](std::span<const std::uint32_t> rules) {
    for (const std::uint32_t rule : rules) {
      if (rule >= best) return;
      if (holds(rule)) best = rule;
    }
  };
  for (const std::uint32_t pattern : found) consider(table.rules_of_pattern(pattern));
  for (const std::uint32_t predicate : hosts) consider(table.rules_of_host(predicate));
  consider(table.rules_of_status(status_cell));
  consider(table.rules_of_code(code_cell));
  consider(table.rules_of_all());
  return best;
}

}  // namespace

std::uint32_t decide(const DecisionTable& table, const batch::RecordBatch& batch, std::size_t record,
                     std::span<const std::uint32_t> found, const GeneratedCode* code, RecordTruth& truth) {
  const std::uint32_t code_cell = CodeAxis::cell_of(batch.code(record));
  const std::uint32_t status_cell = table.statuses().cell_of(batch.status(record));
  const TestedRules tested(table, truth, code_cell, status_cell);
  const std::span<const std::uint32_t> hosts = truth.host_predicates();
  if (code == nullptr) return lowest_rule(table, found, hosts, code_cell, status_cell, tested);
  const RecordFacts& facts = truth.facts();
  return lowest_rule(table, found, hosts, code_cell, status_cell, [&](std::uint32_t rule) {
    const RuleCode& own = code->rules[rule];
    return own.function != nullptr ? own.holds(facts) : tested(rule);
  });
}

}  // namespace carom::table
