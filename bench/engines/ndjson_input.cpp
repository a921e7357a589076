// The block is filled once; every pass begins at its first line again.
#include "bench/engines/ndjson_input.h"

#include "support/check.h"

namespace carom::bench {
namespace {

ingest::JsonLines& begin_lines(ingest::RecordBlock& block) {
  auto targets = ingest::FieldTargets::make({});
  CAROM_CHECK(targets.has_value(), "reading needs no options");
  block.begin("bench.ndjson");
  return block.begin_lines(std::move(*targets));
}

}  // namespace

NdjsonInput::NdjsonInput(std::string_view lines)
    : lines_(begin_lines(block_)), filled_(ingest::count_filled_lines(lines)) {
  lines_.bytes().append(lines);
  rewind();
}

}  // namespace carom::bench
