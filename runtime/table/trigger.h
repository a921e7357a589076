// What must happen in a record before a condition can hold: the events that lead to a rule, so that no other rule is
// looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/table/host_index.h"
#include "runtime/table/pattern_literals.h"
#include "runtime/table/predicate_cells.h"

namespace carom::table {

/// A condition holds only if one of these events is there: a pattern's literal in the text, a host of a list, a status
/// or code in a cell.
/// `always`: no such events are known, the condition has to be asked for every record.
struct Trigger {
  bool always = true;
  std::vector<std::uint32_t> patterns;
  std::vector<std::uint32_t> host_predicates;
  std::vector<std::uint32_t> status_predicates;
  std::vector<std::uint32_t> code_predicates;
  double rarity = 0;  ///< of the commonest event, in comparable units; greater is better
};

/// Finds triggers of one program's conditions.
class TriggerFinder {
 public:
  /// All are borrowed. Looks at `most_events` events of parts, and at cells as long as `cells` has room; conditions
  /// beyond have no known trigger.
  TriggerFinder(const core::Program& program, PredicateCells& cells, const PatternLiterals& literals,
                const HostIndex& hosts, std::size_t most_events);

  /// Of the row's `when`; exceptions lead to nothing.
  [[nodiscard]] const Trigger& of(std::uint32_t expression) const { return triggers_[expression]; }
  /// That one of these patterns matches, automata or literals of the text itself; not empty.
  [[nodiscard]] Trigger of_any(std::span<const std::uint32_t> patterns);

 private:
  [[nodiscard]] Trigger of_row(const core::ExprRow& row);
  [[nodiscard]] Trigger of_predicate(std::uint32_t predicate);
  /// Of a predicate on a column, worth `most_rarity` if it holds for hardly any cell.
  [[nodiscard]] Trigger of_column(std::uint32_t predicate, double most_rarity);
  [[nodiscard]] Trigger of_patterns(const core::PredicateRow& predicate);
  [[nodiscard]] Trigger of_pattern(std::uint32_t pattern) const;
  /// False: too much was looked at already.
  [[nodiscard]] bool look_at(const Trigger& trigger);
  /// The trigger of parts that must all hold; of parts of which one must.
  template <class Part>
  [[nodiscard]] Trigger of_all_parts(std::span<const std::uint32_t> parts, Part trigger_of);
  template <class Part>
  [[nodiscard]] Trigger of_any_part(std::span<const std::uint32_t> parts, Part trigger_of);

  const core::Program& program_;
  PredicateCells& cells_;
  const PatternLiterals& literals_;
  const HostIndex& hosts_;
  std::size_t events_left_;
  std::vector<Trigger> triggers_;  // by expression
};

/// The better of two triggers of parts that must both hold.
[[nodiscard]] const Trigger& rarer(const Trigger& one, const Trigger& other);

}  // namespace carom::table
