// Rule files of other tools: the first byte says whose. What is read is written, and what is written parses.
#include <string>

#include "dsl/parse/parse.h"
#include "importers/marked_case.h"
#include "importers/tool.h"
#include "importers/write_policy.h"
#include "support/utf8.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace carom;

/// As the importer's verb hands texts on.
bool is_utf8(std::string_view text) {
  for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
    size = utf8_size_at(text, at);
    if (size == 0) return false;
  }
  return true;
}

bool parses(std::string text) {
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink(1);
  const dsl::SourceId id = sources.add("made.carom", std::move(text));
  static_cast<void>(dsl::parse(sources, id, Limits(), sink));
  return !sink.has_errors();
}

void write(const importers::SourceRules& source, importers::WriteOptions options, bool parses_after) {
  const importers::WrittenPolicy policy = importers::write_policy(source, options);
  FUZZ_CHECK(policy.rules.size() + policy.refused.size() == source.rules.size() + source.refused.size(),
             "every rule is written or refused");
  FUZZ_CHECK(!parses_after || parses(policy.text), "what is written parses");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto& tool = importers::kTools[data[0] % importers::kTools.size()];
  const std::string_view text = fuzz::text_of(data + 1, size - 1);
  const importers::SourceRules source = importers::read_rules(tool.tool, text);
  importers::WriteOptions options;
  options.pack = tool.id;
  options.tool = tool.tool;
  options.files = {"rules"};
  write(source, options, is_utf8(text));
  if (!importers::minds_case(source)) return 0;
  options.longest_pattern *= importers::kBytesOfMark;
  write(importers::with_marked_case(source), options, is_utf8(text));
  return 0;
}
