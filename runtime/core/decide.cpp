// The linker has sorted the rules; nothing is left to weigh.
#include "runtime/core/decide.h"

#include "runtime/core/verdict.h"

namespace carom::core {

std::uint32_t decide(Evaluation& evaluation) {
  const auto rules = evaluation.program().rules();
  for (std::uint32_t i = 0; i < rules.size(); ++i)
    if (rules[i].disabled == 0 && evaluation.conditions_hold(rules[i])) return i;
  return kNoRule;
}

}  // namespace carom::core
