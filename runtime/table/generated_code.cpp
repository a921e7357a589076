// Distances of rules become pointers here and nowhere else.
#include "runtime/table/generated_code.h"

#include <span>

namespace carom::table {
namespace {

std::uintptr_t at_distance(const PlacedRules& from, std::int32_t distance) {
  return reinterpret_cast<std::uintptr_t>(&from) + static_cast<std::uintptr_t>(std::intptr_t{distance});
}

}  // namespace

void GeneratedCode::add(const PlacedRules& placed) {
  const std::span all(reinterpret_cast<const PlacedRule*>(&placed + 1), placed.count);
  for (const PlacedRule& one : all) {
    if (one.rule >= rules.size()) continue;
    // That there is a function is the generator's word.
    rules[one.rule] = {.function = reinterpret_cast<RuleFunction>(at_distance(placed, one.function)),
                       .constants = reinterpret_cast<const std::uint32_t*>(at_distance(placed, one.constants))};
  }
}

}  // namespace carom::table
