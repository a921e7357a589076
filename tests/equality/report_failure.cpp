// Sources, records and both verdicts, ready to be made a test of their own.
#include "tests/equality/report_failure.h"

#include <fmt/format.h>

#include "tests/equality/shrink.h"

namespace carom::equality {

std::string report(const Failure& failure, const std::vector<EngineKind>& engines) {
  const Failure shrunk = shrink(failure, engines);
  std::string out = fmt::format("seed {}: engine {} ({}) differs from the interpreter in `{}`, record {} of {}\n",
                                shrunk.seed, shrunk.difference.engine, shrunk.difference.way, shrunk.difference.member,
                                shrunk.difference.record + 1, shrunk.records.size());
  out += print(shrunk.policy);
  for (const OwnedRecord& record : shrunk.records) out += print(record) + "\n";
  out += fmt::format("interpreter: {}\n{}: {}", shrunk.difference.expected, shrunk.difference.engine,
                     shrunk.difference.found);
  return out;
}

}  // namespace carom::equality
