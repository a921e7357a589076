// Damaged sources: whatever an author's editor leaves behind parses to something, with diagnostics inside the file.
#include <gtest/gtest.h>

#include <random>

#include "dsl/ast/print.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/parse/parse.h"
#include "tests/dsl/golden_files.h"

namespace carom::dsl {
namespace {

constexpr unsigned kSeed = 20260101;
constexpr int kMutants = 5000;
constexpr std::string_view kMarks = "{}()[]\"/#;,.:=<>@$~\\\n";

class Mutator {
 public:
  Mutator() {
    for (const char* folder : {"parse", "syntax-errors"})
      for (const auto& path : testing_support::carom_files(folder)) texts_.push_back(testing_support::read_file(path));
  }

  std::string mutant() {
    std::string text = texts_[below(texts_.size())];
    for (std::size_t times = 1 + below(6); times > 0 && !text.empty(); --times) damage(text);
    return text;
  }

 private:
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }

  void damage(std::string& text) {
    const std::size_t at = below(text.size());
    const std::string& other = texts_[below(texts_.size())];
    switch (below(5)) {
      case 0:
        text.erase(at, 1 + below(4));
        break;
      case 1:
        text.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 2:
        text.insert(at, 1, kMarks[below(kMarks.size())]);
        break;
      case 3:
        text.insert(at, other.substr(below(other.size()), below(40)));
        break;
      default:
        text.resize(at);
    }
  }

  std::mt19937 random_{kSeed};
  std::vector<std::string> texts_;
};

TEST(ParseMutation, DamagedSourcesGiveDiagnosticsInsideTheFile) {
  Mutator mutator;
  std::size_t broken = 0;
  for (int i = 0; i < kMutants; ++i) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", mutant " + std::to_string(i));
    SourceMap sources;
    DiagnosticSink sink;
    const SourceId file = sources.add("mutant.carom", mutator.mutant());
    const ast::Module module = parse(sources, file, Limits{}, sink);
    const std::size_t size = sources.file(file).text().size();
    for (const Diagnostic& diagnostic : sink.all()) ASSERT_LE(diagnostic.where.span.end, size) << diagnostic.message;
    for (const Span unread : module.unread) ASSERT_LE(unread.end, size);
    ASSERT_TRUE(module.unread.empty() || sink.has_errors());
    ASSERT_FALSE(ast::print(module, ast::Spans::show).empty());
    broken += sink.has_errors() ? 1U : 0U;
  }
  EXPECT_GT(broken, kMutants / 2U);
}

}  // namespace
}  // namespace carom::dsl
