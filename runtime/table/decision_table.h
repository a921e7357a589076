// A program's decision table: from what is found in a record to the rules it concerns, and each rule as a flat
// conjunction. Immutable, shared by threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/table/bounds.h"
#include "runtime/table/first_bytes.h"
#include "runtime/table/flatten.h"
#include "runtime/table/grouped.h"
#include "runtime/table/host_index.h"
#include "runtime/table/mandatory_literals.h"
#include "runtime/table/pattern_literals.h"
#include "runtime/table/predicate_cells.h"
#include "runtime/table/requirements.h"
#include "runtime/table/trigger.h"
#include "runtime/table/value_axis.h"

namespace carom::table {

/// A rule holds iff its code and status meet the requirements and every atom has the wanted truth.
struct RuleTest {
  std::uint32_t code_requirement = 0;
  std::uint32_t status_requirement = 0;
  std::uint32_t first_atom = 0;
  std::uint32_t atom_count = 0;
};

class DecisionTable {
 public:
  /// `literals` are the program's, and what the scan looks for.
  DecisionTable(const core::Program& program, const PatternLiterals& literals, const Bounds& bounds = {});

  [[nodiscard]] const Bounds& bounds() const { return bounds_; }

  /// Never 0, and no other table of the process has it: what is remembered about a table is found again by it.
  [[nodiscard]] std::uint64_t number() const { return number_; }

  [[nodiscard]] const RuleTest& rule(std::uint32_t rule) const { return rules_[rule]; }
  [[nodiscard]] std::span<const Atom> atoms(const RuleTest& test) const {
    return {atoms_.data() + test.first_atom, test.atom_count};
  }
  [[nodiscard]] const StatusAxis& statuses() const { return statuses_; }
  [[nodiscard]] const Requirements& code_requirements() const { return code_requirements_; }
  [[nodiscard]] const Requirements& status_requirements() const { return status_requirements_; }

  // Rules that an event leads to, in the total order; enabled ones only.
  [[nodiscard]] std::span<const std::uint32_t> rules_of_pattern(std::uint32_t pattern) const {
    return pattern_rules_[pattern];
  }
  [[nodiscard]] std::span<const std::uint32_t> rules_of_host(std::uint32_t predicate) const {
    return host_rules_[predicate];
  }
  [[nodiscard]] std::span<const std::uint32_t> rules_of_status(std::uint32_t cell) const { return status_rules_[cell]; }
  [[nodiscard]] std::span<const std::uint32_t> rules_of_code(std::uint32_t cell) const { return code_rules_[cell]; }
  [[nodiscard]] std::span<const std::uint32_t> rules_of_all() const { return always_rules_; }

  [[nodiscard]] std::span<const std::uint32_t> annotations_of_pattern(std::uint32_t pattern) const {
    return pattern_annotations_[pattern];
  }
  [[nodiscard]] std::span<const std::uint32_t> annotations_of_host(std::uint32_t predicate) const {
    return host_annotations_[predicate];
  }
  /// Annotations that no literal of the text and no host leads to.
  [[nodiscard]] std::span<const std::uint32_t> annotations_of_all() const { return always_annotations_; }

  [[nodiscard]] const HostIndex& hosts() const { return hosts_; }
  /// Fields whose hosts lead to rules or annotations.
  [[nodiscard]] std::span<const core::FieldId> host_fields() const { return host_fields_; }

  /// Predicates (any_pattern) that hold as soon as the pattern matches.
  [[nodiscard]] std::span<const std::uint32_t> predicates_of_pattern(std::uint32_t pattern) const {
    return pattern_predicates_[pattern];
  }
  /// Whether an any_pattern predicate has members that lead to it by no literal alone.
  [[nodiscard]] bool has_automata(std::uint32_t predicate) const { return has_automata_[predicate]; }
  /// Whether the scan looks for the pattern's literals, so that it matches no text in which none was found.
  [[nodiscard]] bool is_sought(std::uint32_t pattern) const { return sought_[pattern]; }
  /// What must occur in the text before the automaton of a pattern on it is worth running.
  [[nodiscard]] const MandatoryLiterals& literals_of(std::uint32_t automaton) const { return automata_[automaton]; }
  [[nodiscard]] const FirstBytes& first_bytes_of(std::uint32_t automaton) const { return first_bytes_[automaton]; }
  /// Whether the record may have to be unwrapped when this pattern's literal occurs; of any record, if
  /// `may_always_unwrap`.
  [[nodiscard]] bool leads_to_unwrap(std::uint32_t pattern) const { return unwrap_patterns_[pattern]; }
  [[nodiscard]] bool may_always_unwrap() const { return may_always_unwrap_; }

 private:
  static std::uint64_t next_number();
  void add_tests(const core::Program& program, PredicateCells& cells);
  void add_test(PredicateCells& cells, Conjunction conjunction);
  /// `room`: for how many entries of lists there is still room.
  void place_rules(const core::Program& program, const TriggerFinder& triggers, PredicateCells& cells,
                   std::size_t& room);
  void place_annotations(const core::Program& program, TriggerFinder& triggers, std::size_t& room);
  void find_host_fields(const core::Program& program);
  void place_predicates(const core::Program& program, std::size_t& room);
  void place_automata(const core::Program& program, const PatternLiterals& literals);
  void place_unwraps(const core::Program& program);

  Bounds bounds_;
  std::uint64_t number_ = next_number();
  StatusAxis statuses_;
  HostIndex hosts_;
  Requirements code_requirements_;
  Requirements status_requirements_;
  std::vector<RuleTest> rules_;
  std::vector<Atom> atoms_;
  Grouped pattern_rules_, host_rules_, status_rules_, code_rules_;
  std::vector<std::uint32_t> always_rules_;
  Grouped pattern_annotations_, host_annotations_;
  std::vector<std::uint32_t> always_annotations_;
  std::vector<core::FieldId> host_fields_;
  Grouped pattern_predicates_;
  std::vector<bool> has_automata_;
  std::vector<bool> sought_;                 // by pattern
  std::vector<MandatoryLiterals> automata_;  // by pattern
  std::vector<FirstBytes> first_bytes_;      // by pattern
  std::vector<bool> unwrap_patterns_;
  bool may_always_unwrap_ = false;
};

}  // namespace carom::table
