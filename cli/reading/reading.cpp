// What a run passed over without a word would look like an answer, so it is told once, at the end.
#include "cli/reading/reading.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "ingest/bytes/input.h"

namespace carom::cli {

std::vector<ingest::DeclaredField> fields_declared_by(const core::Program& program) {
  std::vector<ingest::DeclaredField> declared;
  for (const core::DeclaredFieldRow& field : program.declared_fields())
    declared.push_back({std::string(program.text(field.name)), field.type});
  return declared;
}

Reading::Reading(ingest::Format format, const ingest::FieldMap& map) : found_(map.size()) {
  options_.format = format;
  options_.map = map;
  options_.map_found = &found_;
}

Reading::Reading(ingest::Format format, const ingest::FieldMap& map, const core::Program& program, bool strict)
    : Reading(format, map) {
  options_.strict = strict;
  options_.declared_fields = fields_declared_by(program);
}

ingest::ReadOptions Reading::options_for(const std::string& input, std::uint64_t only) {
  ingest::ReadOptions options = options_;
  options.notes = &inputs_.emplace_back(input, only).notes;
  return options;
}

void Reading::tell_doubts(Console& console) const {
  for (const Input& input : inputs_)
    for (const std::string& note : input.notes.told())
      console.tell(fmt::format("{}: {}", ingest::shown_name(input.name), note));
  tell_unfound(console);
}

void Reading::tell_unfound(Console& console) const {
  std::string unfound;
  for (std::size_t i = 0; i < found_.size(); ++i)
    if (!found_[i]) {
      const ingest::MapEntry& entry = options_.map[i];
      unfound += fmt::format("{}{}={}", unfound.empty() ? "" : ", ", entry.field, entry.place);
      if (!entry.origin.empty()) unfound += fmt::format(" ({})", entry.origin);
    }
  if (!unfound.empty()) console.tell(fmt::format("no record has a value where --map says: {}", unfound));
}

}  // namespace carom::cli
