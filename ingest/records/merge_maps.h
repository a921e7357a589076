// Several maps of fields as one: files of `--map`, and what stands on the command line beside them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/records/record_source.h"

namespace carom::ingest {

struct MergedMap {
  FieldMap map;
  /// For each entry that a later map outweighs with another place, in words for people.
  std::vector<std::string> outweighed;
};

/// Of two maps that place one field the later wins. Each alone is refused as by FieldTargets::make() (usage).
[[nodiscard]] Expected<MergedMap> merge_maps(std::span<const FieldMap> maps,
                                             const std::vector<DeclaredField>& declared_fields);

}  // namespace carom::ingest
