// Every production of the grammar: source beside its syntax tree.
#include <gtest/gtest.h>

#include "dsl/ast/print.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/parse/parse.h"
#include "tests/dsl/golden_files.h"

namespace carom::dsl {
namespace {

class ParseGolden : public ::testing::TestWithParam<std::filesystem::path> {};

// Files named *-spans show where each node stands.
TEST_P(ParseGolden, GivesTheExpectedTree) {
  SourceMap sources;
  const SourceId file = sources.add(GetParam().filename(), testing_support::read_file(GetParam()));
  DiagnosticSink sink;
  const ast::Module module = parse(sources, file, Limits{}, sink);
  for (const Diagnostic& diagnostic : sink.all()) ADD_FAILURE() << diagnostic.message;
  const bool spans = GetParam().stem().string().ends_with("-spans");
  auto golden = GetParam();
  testing_support::expect_golden(golden.replace_extension(".ast"),
                                 ast::print(module, spans ? ast::Spans::show : ast::Spans::hide));
}

INSTANTIATE_TEST_SUITE_P(Files, ParseGolden, ::testing::ValuesIn(testing_support::carom_files("parse")),
                         testing_support::golden_name);

}  // namespace
}  // namespace carom::dsl
