// An entry of --map that led nowhere in a whole run is most likely a slip, so it is told.
#include "cli/reading.h"

#include <fmt/format.h>

#include <string>

namespace carom::cli {

Reading::Reading(ingest::Format format, const ingest::FieldMap& map, const compiler::ir::RuleSet& rules)
    : found_(map.size()), options_{format, map, {}, &found_} {
  for (const compiler::ir::DeclaredField& field : rules.declared_fields) options_.declared_fields.push_back(field.name);
}

void Reading::tell_unfound(Console& console) const {
  std::string unfound;
  for (std::size_t i = 0; i < found_.size(); ++i)
    if (!found_[i])
      unfound += fmt::format("{}{}={}", unfound.empty() ? "" : ", ", options_.map[i].first, options_.map[i].second);
  if (!unfound.empty()) console.tell(fmt::format("no JSON record has a value where --map says: {}", unfound));
}

}  // namespace carom::cli
