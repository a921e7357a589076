// What a sink keeps of what is found.
#include <gtest/gtest.h>

#include "dsl/diag/diagnostic.h"

namespace carom::dsl {
namespace {

Diagnostic warning(SourceSpan where, std::string message, DiagnosticId id = DiagnosticId::C0407) {
  return {id, Severity::warning, where, std::move(message), {}, {}};
}

TEST(DiagnosticSink, AddsAsNewWhatDiffersInIdPlaceOrMessage) {
  DiagnosticSink sink;
  sink.add_new(warning({0, {1, 2}}, "a"));
  sink.add_new(warning({0, {1, 2}}, "a"));
  EXPECT_EQ(sink.all().size(), 1U);
  sink.add_new(warning({1, {1, 2}}, "a"));
  sink.add_new(warning({0, {0, 2}}, "a"));
  sink.add_new(warning({0, {1, 3}}, "a"));
  sink.add_new(warning({0, {1, 2}}, "b"));
  sink.add_new(warning({0, {1, 2}}, "a", DiagnosticId::C0408));
  EXPECT_EQ(sink.all().size(), 6U);
}

TEST(DiagnosticSink, KnowsWhatWasReportedBetweenTwoNewOnes) {
  DiagnosticSink sink;
  sink.add_new(warning({0, {1, 2}}, "a"));
  sink.add(warning({0, {3, 4}}, "b"));
  sink.report(DiagnosticId::C0203, {0, {5, 6}}, "c");
  sink.add_new(warning({0, {3, 4}}, "b"));
  sink.add_new({DiagnosticId::C0203, Severity::error, {0, {5, 6}}, "c", {}, {}});
  EXPECT_EQ(sink.all().size(), 3U);
  EXPECT_EQ(sink.error_count(), 1U);
}

}  // namespace
}  // namespace carom::dsl
