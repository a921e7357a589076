// The rules of the source know the places; what the program runs does not.
#include "cli/policy/override_places.h"

#include <fmt/format.h>

#include <cstdint>

namespace carom::cli {
namespace {

std::string place_of(dsl::SourceSpan where, const dsl::SourceMap& sources) {
  const dsl::SourceFile& file = sources.file(where.file);
  return fmt::format("{}:{}", file.path(), file.locate(where.span.begin).line);
}

}  // namespace

std::vector<container::OverridePlace> override_places(const embed::Compiled& policy) {
  std::vector<container::OverridePlace> places;
  for (std::uint32_t rule = 0; rule < policy.rules->rules.size(); ++rule)
    for (const compiler::ir::OverriddenField& overridden : policy.rules->rules[rule].verdict->overridden)
      places.push_back({rule, std::string(overridden.field), place_of(overridden.where, policy.sources)});
  return places;
}

}  // namespace carom::cli
