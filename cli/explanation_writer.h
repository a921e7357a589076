// How an explanation is shown.
#pragma once

#include <string>

#include "compiler/ir/rule_set.h"
#include "dsl/source/source_map.h"
#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"

namespace carom::cli {

/// What there is to show; borrowed for the call.
struct Explained {
  const compiler::ir::RuleSet& rules;
  const core::Program& program;
  const core::Record& record;
  const core::Explanation& explanation;
  const dsl::SourceMap& sources;
};

/// For people; evidence in colour, or underlined without. No control character of the record comes through. Long texts
/// and lists are cut, and said to be, unless `all` is wanted.
[[nodiscard]] std::string explanation_as_text(const Explained& explained, bool colour, bool all);
/// One JSON object (docs/schema/explanation.schema.json).
[[nodiscard]] std::string explanation_as_json(const Explained& explained);

}  // namespace carom::cli
