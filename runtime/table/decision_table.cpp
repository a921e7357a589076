// Placing: each rule goes into the lists of the events of its trigger, in the total order.
#include "runtime/table/decision_table.h"

#include <algorithm>
#include <atomic>

#include "runtime/core/match_automaton.h"
#include "runtime/table/trigger.h"

namespace carom::table {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

/// Lists that rows are put into, by event.
struct Placing {
  Lists by_pattern, by_status, by_code;
  std::vector<std::uint32_t> always;

  Placing(const core::Program& program, const StatusAxis& statuses)
      : by_pattern(program.patterns().size()), by_status(statuses.cells()), by_code(CodeAxis::kCells) {}
};

/// Rows arrive in increasing order, so a repetition is the last one put.
void put(std::vector<std::uint32_t>& list, std::uint32_t row) {
  if (list.empty() || list.back() != row) list.push_back(row);
}

template <class CellsWhere>
void put_in_cells(const std::vector<std::uint32_t>& predicates, std::uint32_t row, Lists& lists,
                  CellsWhere cells_where) {
  for (const std::uint32_t predicate : predicates)
    cells_where(predicate).for_each([&](std::size_t cell) { put(lists[cell], row); });
}

void place(const core::Program& program, const StatusAxis& statuses, const Trigger& trigger, std::uint32_t row,
           Placing& placing) {
  if (trigger.always) {
    placing.always.push_back(row);
    return;
  }
  for (const std::uint32_t pattern : trigger.patterns) put(placing.by_pattern[pattern], row);
  put_in_cells(trigger.status_predicates, row, placing.by_status,
               [&](std::uint32_t predicate) { return statuses.cells_where(program, program.predicates()[predicate]); });
  put_in_cells(trigger.code_predicates, row, placing.by_code, [&](std::uint32_t predicate) {
    return CodeAxis::cells_where(program, program.predicates()[predicate]);
  });
}

}  // namespace

std::uint64_t DecisionTable::next_number() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

DecisionTable::DecisionTable(const core::Program& program, const PatternLiterals& literals) : statuses_(program) {
  const TriggerFinder triggers(program, statuses_, literals);
  place_rules(program, triggers);
  place_annotations(program, triggers);
  place_predicates(program);
  place_automata(program, literals);
  place_unwraps(program);
}

void DecisionTable::add_test(const core::Program& program, const core::RuleRow& rule) {
  Conjunction conjunction = flatten(program, rule, statuses_.is_small());
  const auto predicate_row = [&](std::uint32_t predicate) -> const core::PredicateRow& {
    return program.predicates()[predicate];
  };
  RuleTest& test = rules_.emplace_back();
  test.code_requirement = code_requirements_.add(
      std::move(conjunction.of_code), CodeAxis::kCells,
      [&](std::uint32_t predicate) { return CodeAxis::cells_where(program, predicate_row(predicate)); });
  test.status_requirement = status_requirements_.add(
      std::move(conjunction.of_status), statuses_.cells(),
      [&](std::uint32_t predicate) { return statuses_.cells_where(program, predicate_row(predicate)); });
  test.first_atom = static_cast<std::uint32_t>(atoms_.size());
  test.atom_count = static_cast<std::uint32_t>(conjunction.atoms.size());
  atoms_.insert(atoms_.end(), conjunction.atoms.begin(), conjunction.atoms.end());
}

void DecisionTable::place_rules(const core::Program& program, const TriggerFinder& triggers) {
  Placing placing(program, statuses_);
  rules_.reserve(program.rules().size());
  for (std::uint32_t i = 0; i < program.rules().size(); ++i) {
    const core::RuleRow& rule = program.rules()[i];
    add_test(program, rule);
    if (rule.disabled == 0) place(program, statuses_, triggers.of(rule.when), i, placing);
  }
  code_requirements_.settle(CodeAxis::kCells);
  status_requirements_.settle(statuses_.is_small() ? statuses_.cells() : 1);
  pattern_rules_ = Grouped(placing.by_pattern);
  status_rules_ = Grouped(placing.by_status);
  code_rules_ = Grouped(placing.by_code);
  always_rules_ = std::move(placing.always);
}

/// Annotations do not compete: only literals of the text are worth an index.
void DecisionTable::place_annotations(const core::Program& program, const TriggerFinder& triggers) {
  Lists by_pattern(program.patterns().size());
  for (std::uint32_t i = 0; i < program.annotations().size(); ++i) {
    const core::AnnotateRow& row = program.annotations()[i];
    Trigger trigger = triggers.of(row.when);
    if (row.extracts.count != 0) {
      Trigger extracts = triggers.of_pattern(program.extracts()[row.extracts.first]);
      for (const std::uint32_t pattern : program.extracts().subspan(row.extracts.first + 1, row.extracts.count - 1))
        extracts = either(extracts, triggers.of_pattern(pattern));
      trigger = rarer(trigger, extracts);
    }
    const bool by_words = !trigger.always && trigger.status_predicates.empty() && trigger.code_predicates.empty();
    if (!by_words) always_annotations_.push_back(i);
    if (by_words)
      for (const std::uint32_t pattern : trigger.patterns) put(by_pattern[pattern], i);
  }
  pattern_annotations_ = Grouped(by_pattern);
}

void DecisionTable::place_predicates(const core::Program& program) {
  const auto decided_by_literal = [&](std::uint32_t pattern) {
    const core::PatternRow& row = program.patterns()[pattern];
    return !core::is_automaton(row.kind) && row.literal.size != 0;
  };
  Lists by_pattern(program.patterns().size());
  has_automata_.resize(program.predicates().size());
  for (std::uint32_t i = 0; i < program.predicates().size(); ++i) {
    const core::PredicateRow& row = program.predicates()[i];
    if (row.op != core::PredicateOp::any_pattern) continue;
    const auto patterns = program.pattern_refs().subspan(row.operand.first, row.operand.count);
    has_automata_[i] = !std::ranges::all_of(patterns, decided_by_literal);
    for (const std::uint32_t pattern : patterns) put(by_pattern[pattern], i);
  }
  pattern_predicates_ = Grouped(by_pattern);
}

void DecisionTable::place_automata(const core::Program& program, const PatternLiterals& literals) {
  automata_.resize(program.patterns().size());
  first_bytes_.resize(program.patterns().size());
  sought_.resize(program.patterns().size());
  for (std::uint32_t i = 0; i < automata_.size(); ++i) {
    sought_[i] = literals.are_known(i);
    const core::PatternRow& row = program.patterns()[i];
    if (!core::is_automaton(row.kind)) continue;
    const auto automaton = program.nfa().subspan(row.nfa.first, row.nfa.count);
    automata_[i] = MandatoryLiterals(automaton);
    first_bytes_[i] = FirstBytes(automaton);
  }
}

void DecisionTable::place_unwraps(const core::Program& program) {
  unwrap_patterns_.resize(program.patterns().size());
  for (const core::UnwrapRow& row : program.unwraps()) {
    if (!sought_[row.pattern]) may_always_unwrap_ = true;
    unwrap_patterns_[row.pattern] = true;
  }
}

}  // namespace carom::table
