// What tables and their use may cost at most, whatever the program and the texts are. Beyond a bound answers stay the
// same and take longer: a rule is looked at for every record, a condition is evaluated as the interpreter does, a
// pattern is left to slower automata.
#pragma once

#include <cstddef>

namespace carom::table {

struct Bounds {
  /// Texts of one batch once they are normalised (batch_extent.h). One text may be larger: 3 × 256 MiB.
  std::size_t batch_bytes = std::size_t{64} << 20U;
  /// What a scan finds in the texts of a batch, and then in each text alone: 32 MiB. Beyond, the interpreter answers.
  std::size_t hits = std::size_t{1} << 22U;
  /// Requirements on one column × its cells (requirements.h): 64 MiB of bits.
  std::size_t requirement_bits = std::size_t{1} << 29U;
  /// Cells looked at to lay predicates out over columns (predicate_cells.h): about a second.
  std::size_t cell_visits = std::size_t{1} << 30U;
  /// Entries of the lists that lead from events to rules, annotations and predicates: 64 MiB of numbers.
  std::size_t placed_rows = std::size_t{1} << 24U;
  /// Events of triggers that are united or chosen from (trigger.h).
  std::size_t trigger_events = std::size_t{1} << 24U;
  /// Conditions looked at when rules become conjunctions (flatten.h): parts may be shared again and again.
  std::size_t flattened = std::size_t{1} << 24U;
  std::size_t flattened_of_rule = std::size_t{1} << 14U;
  /// Deterministic automata of one thread (lazy_automaton.h).
  std::size_t automata_bytes = std::size_t{64} << 20U;
};

}  // namespace carom::table
