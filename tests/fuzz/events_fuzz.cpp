// Events of every platform: the first byte says which.
#include "ingest/records/record_source.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/read_twice.h"

namespace {

constexpr carom::ingest::Format kFormats[] = {
#define EVENT_FORMAT(id, name, esp) carom::ingest::Format::id,
#include "ingest/records/event_formats.def"
#undef EVENT_FORMAT
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  carom::ingest::ReadOptions options;
  options.format = kFormats[data[0] % std::size(kFormats)];
  options.deliveries = true;
  carom::fuzz::read_twice(carom::fuzz::text_of(data + 1, size - 1), options);
  return 0;
}
