// All maps are settled before the first record is read.
#include "cli/reading/load_map.h"

#include <utility>

#include "cli/reading/map_file.h"
#include "ingest/records/merge_maps.h"

namespace carom::cli {

std::expected<ingest::FieldMap, ExitCode> load_map(const MapOptions& options,
                                                   const std::vector<ingest::DeclaredField>& declared_fields,
                                                   Console& console) {
  std::vector<ingest::FieldMap> maps;
  for (const std::string& path : options.files) {
    Expected<ingest::FieldMap> map = read_map_file(path);
    if (!map) return std::unexpected(console.fail(map.error()));
    maps.push_back(std::move(*map));
  }
  maps.push_back(options.entries);
  Expected<ingest::MergedMap> merged = ingest::merge_maps(maps, declared_fields);
  if (!merged) return std::unexpected(console.fail(merged.error()));
  for (const std::string& outweighed : merged->outweighed) console.tell(outweighed);
  return std::move(merged->map);
}

}  // namespace carom::cli
