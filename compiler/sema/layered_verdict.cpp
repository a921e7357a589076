// What a rule or a class says of its verdict in each layer.
#include "compiler/sema/layered_verdict.h"

#include <algorithm>

namespace carom::compiler {

void LayeredVerdict::set(core::Layer layer, const VerdictFields& later) {
  if (says_nothing(later)) return;
  const auto known = std::ranges::find(parts_, layer, &Part::layer);
  if (known == parts_.end())
    parts_.push_back({layer, later});
  else
    set_fields(known->fields, later);
}

const VerdictFields& LayeredVerdict::of(core::Layer layer) const {
  static const VerdictFields nothing;
  const auto known = std::ranges::find(parts_, layer, &Part::layer);
  return known == parts_.end() ? nothing : known->fields;
}

}  // namespace carom::compiler
