// Placing: each rule goes into the lists of the events of its trigger, in the total order.
#include "runtime/table/decision_table.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "runtime/core/match_automaton.h"
#include "runtime/table/trigger.h"

namespace carom::table {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

/// Lists that rules are put into, by event.
struct Placing {
  Lists by_pattern, by_host, by_status, by_code;
  std::vector<std::uint32_t> always;

  Placing(const core::Program& program, const StatusAxis& statuses)
      : by_pattern(program.patterns().size()),
        by_host(program.predicates().size()),
        by_status(statuses.cells()),
        by_code(CodeAxis::kCells) {}
};

/// Takes off `room` what is needed of it; false: there is less.
bool take_room(std::size_t needed, std::size_t& room) {
  if (needed > room) return false;
  room -= needed;
  return true;
}

/// Rows arrive in increasing order, so a repetition is the last one put.
void put(std::vector<std::uint32_t>& list, std::uint32_t row) {
  if (list.empty() || list.back() != row) list.push_back(row);
}

/// Where one of the predicates holds; nothing: there is no room to find out.
std::optional<BitSet> united(const std::vector<std::uint32_t>& predicates, PredicateCells& cells) {
  BitSet all(0);
  for (const std::uint32_t predicate : predicates) {
    std::optional<BitSet> holds = cells.of(predicate);
    if (!holds) return std::nullopt;
    if (all.size() != 0) *holds |= all;
    all = *std::move(holds);
  }
  return all;
}

/// False: it finds no room in the lists.
bool place_by_events(const Trigger& trigger, std::uint32_t row, PredicateCells& cells, Placing& placing,
                     std::size_t& room) {
  const auto in_statuses = united(trigger.status_predicates, cells);
  const auto in_codes = united(trigger.code_predicates, cells);
  if (!in_statuses || !in_codes) return false;
  const std::size_t events = trigger.patterns.size() + trigger.host_predicates.size();
  if (!take_room(events + in_statuses->count() + in_codes->count(), room)) return false;
  for (const std::uint32_t pattern : trigger.patterns) put(placing.by_pattern[pattern], row);
  for (const std::uint32_t predicate : trigger.host_predicates) put(placing.by_host[predicate], row);
  in_statuses->for_each([&](std::size_t cell) { placing.by_status[cell].push_back(row); });
  in_codes->for_each([&](std::size_t cell) { placing.by_code[cell].push_back(row); });
  return true;
}

/// Asks the parts of a requirement that finds no room one by one.
void require_one_by_one(const std::vector<RequiredPredicate>& parts, std::vector<Atom>& atoms) {
  for (const RequiredPredicate& part : parts) atoms.push_back({part.predicate, true, part.wanted});
}

}  // namespace

std::uint64_t DecisionTable::next_number() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

DecisionTable::DecisionTable(const core::Program& program, const PatternLiterals& literals, const Bounds& bounds)
    : bounds_(bounds),
      statuses_(program),
      code_requirements_(bounds.requirement_bits),
      status_requirements_(bounds.requirement_bits) {
  std::size_t room = bounds.placed_rows;
  hosts_ = HostIndex(program, room);
  PredicateCells cells(program, statuses_, bounds.cell_visits);
  TriggerFinder triggers(program, cells, literals, hosts_, bounds.trigger_events);
  add_tests(program, cells);
  place_predicates(program, room);
  place_rules(program, triggers, cells, room);
  place_annotations(program, triggers, room);
  find_host_fields(program);
  place_automata(program, literals);
  place_unwraps(program);
}

void DecisionTable::add_tests(const core::Program& program, PredicateCells& cells) {
  rules_.reserve(program.rules().size());
  std::size_t visits = bounds_.flattened;
  for (const core::RuleRow& rule : program.rules()) {
    const std::size_t granted = std::min(visits, bounds_.flattened_of_rule);
    std::size_t left = granted;
    add_test(cells, flatten(program, rule, statuses_.is_small(), left));
    visits -= granted - left;
  }
  code_requirements_.settle(CodeAxis::kCells);
  status_requirements_.settle(statuses_.cells());
}

void DecisionTable::add_test(PredicateCells& cells, Conjunction conjunction) {
  const auto cells_where = [&](std::uint32_t predicate) { return cells.of(predicate); };
  const auto of_code = code_requirements_.add(conjunction.of_code, CodeAxis::kCells, cells_where);
  const auto of_status = status_requirements_.add(conjunction.of_status, statuses_.cells(), cells_where);
  if (!of_code) require_one_by_one(conjunction.of_code, conjunction.atoms);
  if (!of_status) require_one_by_one(conjunction.of_status, conjunction.atoms);
  rules_.push_back({.code_requirement = of_code.value_or(0),
                    .status_requirement = of_status.value_or(0),
                    .first_atom = static_cast<std::uint32_t>(atoms_.size()),
                    .atom_count = static_cast<std::uint32_t>(conjunction.atoms.size())});
  atoms_.insert(atoms_.end(), conjunction.atoms.begin(), conjunction.atoms.end());
}

void DecisionTable::place_rules(const core::Program& program, const TriggerFinder& triggers, PredicateCells& cells,
                                std::size_t& room) {
  Placing placing(program, statuses_);
  for (std::uint32_t i = 0; i < program.rules().size(); ++i) {
    const core::RuleRow& rule = program.rules()[i];
    if (rule.disabled != 0) continue;
    const Trigger& trigger = triggers.of(rule.when);
    if (trigger.always || !place_by_events(trigger, i, cells, placing, room)) placing.always.push_back(i);
  }
  pattern_rules_ = Grouped(placing.by_pattern);
  host_rules_ = Grouped(placing.by_host);
  status_rules_ = Grouped(placing.by_status);
  code_rules_ = Grouped(placing.by_code);
  always_rules_ = std::move(placing.always);
}

/// Annotations do not compete: only literals of the text and hosts are worth an index.
void DecisionTable::place_annotations(const core::Program& program, TriggerFinder& triggers, std::size_t& room) {
  Lists by_pattern(program.patterns().size());
  Lists by_host(program.predicates().size());
  for (std::uint32_t i = 0; i < program.annotations().size(); ++i) {
    const core::AnnotateRow& row = program.annotations()[i];
    Trigger trigger = triggers.of(row.when);
    if (row.extracts.count != 0)
      trigger = rarer(trigger, triggers.of_any(program.extracts().subspan(row.extracts.first, row.extracts.count)));
    const bool by_names = !trigger.always && trigger.status_predicates.empty() && trigger.code_predicates.empty();
    if (!by_names || !take_room(trigger.patterns.size() + trigger.host_predicates.size(), room)) {
      always_annotations_.push_back(i);
      continue;
    }
    for (const std::uint32_t pattern : trigger.patterns) put(by_pattern[pattern], i);
    for (const std::uint32_t predicate : trigger.host_predicates) put(by_host[predicate], i);
  }
  pattern_annotations_ = Grouped(by_pattern);
  host_annotations_ = Grouped(by_host);
}

void DecisionTable::find_host_fields(const core::Program& program) {
  for (std::uint32_t i = 0; i < program.predicates().size(); ++i) {
    const core::FieldId field = program.predicates()[i].field;
    const bool leads_somewhere = !host_rules_[i].empty() || !host_annotations_[i].empty();
    const bool is_new = std::ranges::find(host_fields_, field) == host_fields_.end();
    if (leads_somewhere && is_new) host_fields_.push_back(field);
  }
}

void DecisionTable::place_predicates(const core::Program& program, std::size_t& room) {
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
    const bool is_placed = take_room(patterns.size(), room);
    has_automata_[i] = !is_placed || !std::ranges::all_of(patterns, decided_by_literal);
    if (is_placed)
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
    if (!core::is_automaton(row.kind) || row.field != core::field::text) continue;
    automata_[i] = literals.mandatory(i);
    first_bytes_[i] = FirstBytes(program.nfa().subspan(row.nfa.first, row.nfa.count));
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
