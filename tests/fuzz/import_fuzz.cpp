// Rule files of other tools: the first byte says whose.
#include "importers/tool.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto& tool = carom::importers::kTools[data[0] % carom::importers::kTools.size()];
  static_cast<void>(carom::importers::read_rules(tool.tool, carom::fuzz::text_of(data + 1, size - 1)));
  return 0;
}
