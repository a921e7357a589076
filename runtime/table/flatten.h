// A rule's `when` and `unless` as one conjunction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/table/requirements.h"

namespace carom::table {

/// One part of a rule's conjunction that columns do not answer.
struct Atom {
  std::uint32_t index = 0;    ///< row of `predicates` or of `expressions`
  bool is_predicate = false;  ///< else an expression
  bool wanted = true;         ///< the truth that lets the rule hold
};

/// What a rule asks, sorted by who answers it.
struct Conjunction {
  std::vector<RequiredPredicate> of_code;
  std::vector<RequiredPredicate> of_status;
  std::vector<Atom> atoms;
};

/// `status_is_column`: predicates on status are answered by cells, else they are atoms. Looks at `visits` conditions at
/// most and takes off `visits` what it has looked at; a rule that needs more becomes one atom for each condition that
/// it names.
[[nodiscard]] Conjunction flatten(const core::Program& program, const core::RuleRow& rule, bool status_is_column,
                                  std::size_t& visits);

}  // namespace carom::table
