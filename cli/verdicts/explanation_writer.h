// How an explanation is shown.
#pragma once

#include <string>
#include <vector>

#include "runtime/container/override_places.h"
#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"

namespace carom::cli {

/// What there is to show; borrowed for the call.
struct Explained {
  const core::Program& program;
  const std::vector<container::OverridePlace>& overrides;
  const core::Record& record;
  const core::Explanation& explanation;
};

/// For people; evidence in colour, or underlined without. No control character of the record comes through. Long texts
/// and lists are cut, and said to be, unless `all` is wanted.
[[nodiscard]] std::string explanation_as_text(const Explained& explained, bool colour, bool all);
/// One JSON object (docs/schema/explanation.schema.json).
[[nodiscard]] std::string explanation_as_json(const Explained& explained);

}  // namespace carom::cli
