// The laws of the formatter, on thousands of generated modules: it changes no meaning, loses no comment, and has
// nothing to do on its own output.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dsl/ast/print.h"
#include "dsl/diag/render_human.h"
#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "generate_module.h"

namespace carom::dsl {
namespace {

constexpr std::uint64_t kSeedsPerTest = 1000;

// A text with its syntax; `problems` is empty when it parses.
struct Parsed {
  explicit Parsed(const std::string& text) {
    const SourceId id = sources.add("generated.carom", text);
    DiagnosticSink sink;
    module = parse(sources, id, Limits{}, sink);
    problems = render_human(sink.all(), sources, false);
  }

  [[nodiscard]] const SourceFile& file() const { return sources.file(0); }
  [[nodiscard]] std::string formatted() const { return format(module, file()); }

  // White space at the end of a comment is not part of it.
  [[nodiscard]] std::vector<std::string> comments() const {
    std::vector<std::string> texts;
    for (const ast::Comment& comment : module.comments) {
      std::string text(file().slice(comment.span));
      text.erase(text.find_last_not_of(" \t\r") + 1);
      texts.push_back(text);
    }
    return texts;
  }

  SourceMap sources;
  ast::Module module;
  std::string problems;
};

class FormatLaws : public ::testing::TestWithParam<std::uint64_t> {};

void check_laws(std::uint64_t seed) {
  const GeneratedModule generated = generate_module(seed);
  SCOPED_TRACE("seed " + std::to_string(seed) + ", text:\n" + generated.text);
  const Parsed original(generated.text);
  ASSERT_TRUE(original.problems.empty()) << original.problems;
  ASSERT_EQ(original.comments().size(), generated.comments);
  const std::string once = original.formatted();
  const Parsed again(once);
  ASSERT_TRUE(again.problems.empty()) << again.problems << once;
  ASSERT_EQ(ast::print(again.module), ast::print(original.module)) << once;
  ASSERT_EQ(again.comments(), original.comments()) << once;
  ASSERT_EQ(again.formatted(), once);
}

TEST_P(FormatLaws, HoldForGeneratedModules) {
  for (std::uint64_t i = 0; i < kSeedsPerTest && !HasFatalFailure(); ++i) check_laws(GetParam() * kSeedsPerTest + i);
}

INSTANTIATE_TEST_SUITE_P(Seeds, FormatLaws, ::testing::Range<std::uint64_t>(0, 10));

}  // namespace
}  // namespace carom::dsl
