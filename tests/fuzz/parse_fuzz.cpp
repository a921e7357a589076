// Rule sources: parsing, and the canonical layout, which must not change when it is laid out again.
#include <string>
#include <utility>

#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace carom;

/// Empty: the source has errors.
std::string laid_out(std::string text) {
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink;
  const dsl::SourceId file = sources.add("fuzz.carom", std::move(text));
  const ast::Module module = dsl::parse(sources, file, Limits{}, sink);
  return sink.has_errors() ? std::string() : dsl::format(module, sources.file(file));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string once = laid_out(std::string(fuzz::text_of(data, size)));
  if (once.empty()) return 0;
  const std::string twice = laid_out(once);
  FUZZ_CHECK(once == twice, "the canonical layout of the canonical layout is itself");
  return 0;
}
