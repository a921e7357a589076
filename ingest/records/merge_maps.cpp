// Fields are compared, not their names: `diag` of one map is `text` of another.
#include "ingest/records/merge_maps.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "ingest/records/field_targets.h"

namespace carom::ingest {
namespace {

std::string shown(const MapEntry& entry) {
  return fmt::format("{}={} {}", entry.field, entry.place,
                     entry.origin.empty() ? "of the command line" : "of " + entry.origin);
}

class Merger {
 public:
  void take(const MapEntry& entry, const Target& field) {
    const auto same = std::ranges::find_if(fields_, [&](const Target& known) { return known.is_same_field(field); });
    if (same == fields_.end()) {
      fields_.push_back(field);
      merged_.map.push_back(entry);
      return;
    }
    MapEntry& earlier = merged_.map[static_cast<std::size_t>(same - fields_.begin())];
    if (earlier.place != entry.place)
      merged_.outweighed.push_back(fmt::format("--map: {} takes the place of {}", shown(entry), shown(earlier)));
    earlier = entry;
  }
  [[nodiscard]] MergedMap finish() { return std::move(merged_); }

 private:
  MergedMap merged_;
  std::vector<Target> fields_;  ///< of the merged entries
};

}  // namespace

Expected<MergedMap> merge_maps(std::span<const FieldMap> maps, const std::vector<DeclaredField>& declared_fields) {
  Merger merger;
  std::vector<std::shared_ptr<const FieldTargets>> all;  // the merger's targets point into them
  for (const FieldMap& map : maps) {
    ReadOptions options;
    options.map = map;
    options.declared_fields = declared_fields;
    auto targets = FieldTargets::make(options);
    if (!targets) return std::unexpected(targets.error());
    for (std::size_t i = 0; i < map.size(); ++i) merger.take(map[i], (*targets)->mappings()[i].target);
    all.push_back(std::move(*targets));
  }
  return merger.finish();
}

}  // namespace carom::ingest
