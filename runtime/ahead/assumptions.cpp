// FNV-1a over every number that the generator takes from this side: it needs no library, which the native module would
// have to link for it alone, and nobody forges it, since who can change an object can change its code.
#include <initializer_list>

#include "runtime/ahead/policy_object.h"

namespace carom::ahead {
namespace {

class Fnv {
 public:
  constexpr void add(std::uint64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8) value_ = (value_ ^ ((number >> shift) & 0xFFU)) * 0x100000001B3;
  }
  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

constexpr std::uint64_t layout() {
  using table::FoundPattern;
  using table::RecordFacts;
  Fnv hash;
  for (const std::size_t number : {sizeof(RecordFacts),
                                   sizeof(FoundPattern),
                                   sizeof(table::PlacedRule),
                                   sizeof(table::TruthHelpers),
                                   offsetof(FoundPattern, turn),
                                   offsetof(table::TruthHelpers, predicate_holds),
                                   offsetof(table::TruthHelpers, expression_holds),
                                   offsetof(RecordFacts, predicates),
                                   offsetof(RecordFacts, patterns),
                                   offsetof(RecordFacts, truth),
                                   offsetof(RecordFacts, helpers),
                                   offsetof(RecordFacts, attempts),
                                   offsetof(RecordFacts, age),
                                   offsetof(RecordFacts, turn),
                                   offsetof(RecordFacts, held),
                                   offsetof(RecordFacts, status),
                                   offsetof(RecordFacts, dsn_status),
                                   offsetof(RecordFacts, outer_status),
                                   offsetof(RecordFacts, code),
                                   offsetof(RecordFacts, outer_code),
                                   offsetof(RecordFacts, has_attempts),
                                   offsetof(RecordFacts, has_age),
                                   offsetof(RecordFacts, is_unwrapped),
                                   offsetof(RecordFacts, status_conflict),
                                   offsetof(RecordFacts, stage),
                                   offsetof(RecordFacts, via),
                                   offsetof(RecordFacts, esp_type),
                                   offsetof(RecordFacts, dsn_action),
                                   offsetof(RecordFacts, information)})
    hash.add(number);
  return hash.value();
}

}  // namespace

std::uint64_t assumptions_of(const core::Program& program, const table::DecisionTable& decisions) {
  Fnv hash;
  hash.add(layout());
  for (std::uint32_t pattern = 0; pattern < program.patterns().size(); ++pattern)
    hash.add(decisions.is_sought(pattern) ? 1 : 0);
  for (std::uint32_t predicate = 0; predicate < program.predicates().size(); ++predicate)
    if (program.predicates()[predicate].op == core::PredicateOp::any_pattern)
      hash.add(decisions.has_automata(predicate) ? 1 : 0);
  return hash.value();
}

}  // namespace carom::ahead
