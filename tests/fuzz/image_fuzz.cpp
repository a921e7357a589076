// Program images from anybody: whatever the verifier lets through classifies within its limits.
#include <cstring>
#include <vector>

#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::byte> image(size);
  if (size != 0) std::memcpy(image.data(), data, size);
  const auto program = carom::core::Program::load(std::move(image));
  if (!program) return 0;
  carom::core::Record record;
  record.text = "550 5.1.1 <kim@a.example>: no such user (in reply to RCPT TO command)";
  record.recipient = "kim@a.example";
  record.host = "mx.a.example";
  record.code = 550;
  carom::core::Scratch scratch;
  static_cast<void>(carom::core::interpret(*program, record, scratch));
  return 0;
}
