// A target with a fault, for the test of the replay.
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FUZZ_CHECK(carom::fuzz::text_of(data, size) != "fault", "nobody writes this");
  return 0;
}
