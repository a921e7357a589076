// The reader of one format, CAROM_FUZZ_FORMAT.
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/read_twice.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  carom::ingest::ReadOptions options;
  options.format = carom::ingest::Format::CAROM_FUZZ_FORMAT;
  options.deliveries = true;
  carom::fuzz::read_twice(carom::fuzz::text_of(data, size), options);
  return 0;
}
