// An input of no known format: its compression and its format are told by its bytes.
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/read_twice.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  carom::fuzz::read_twice(carom::fuzz::text_of(data, size), {}, true);
  return 0;
}
