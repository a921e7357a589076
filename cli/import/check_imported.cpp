// A diagnostic stands in a rule of the written file, and each of these comes from one place of the source.
#include "cli/import/check_imported.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/parse/parse.h"
#include "runtime/embed/test_policy.h"

namespace carom::cli {
namespace {

constexpr std::uint32_t kEveryError = 1'000'000;

struct RulePlace {
  Span span;  ///< in the written file
  const importers::WrittenRule* rule;
};

// In the order of the file, which is that of `policy.rules`.
std::vector<RulePlace> places_of(const embed::Compiled& compiled, const importers::WrittenPolicy& policy,
                                 const Limits& limits) {
  dsl::DiagnosticSink unused;
  std::vector<RulePlace> places;
  constexpr dsl::SourceId kWritten = 0;
  for (const ast::Item& item : dsl::parse(compiled.sources, kWritten, limits, unused).items)
    if (std::holds_alternative<ast::RuleDecl>(item.node) && places.size() < policy.rules.size())
      places.push_back({item.span, &policy.rules[places.size()]});
  return places;
}

// Whom a diagnostic is about; null: no rule of the source.
const importers::WrittenRule* rule_at(const std::vector<RulePlace>& places, const dsl::SourceSpan& where) {
  if (where.file != 0) return nullptr;
  const auto behind =
      std::ranges::upper_bound(places, where.span.begin, {}, [](const RulePlace& p) { return p.span.begin; });
  return behind == places.begin() ? nullptr : std::prev(behind)->rule;
}

std::string message_of(const dsl::Diagnostic& diagnostic) {
  std::string message = diagnostic.message;
  if (diagnostic.id != dsl::DiagnosticId::C0911) return message;
  for (const dsl::Note& note : diagnostic.notes) message += "; " + note.message;
  return message;
}

}  // namespace

bool is_shadowed(dsl::DiagnosticId id) {
  using enum dsl::DiagnosticId;
  return id == C0550 || id == C0551 || id == C0552 || id == C0553;
}

Expected<std::vector<ImportedFinding>> check_imported(const std::string& path, const std::string& text,
                                                      const importers::WrittenPolicy& policy, const Limits& limits) {
  embed::PolicySpec spec{{path}, {}, {}};
  spec.options.limits = limits;
  // The report is a file: what is left out of it is left out for good.
  spec.options.limits.reported_errors = kEveryError;
  spec.unsaved.emplace(path, text);
  const Expected<std::unique_ptr<embed::Compiled>> compiled = embed::check(spec);
  if (!compiled) return std::unexpected(compiled.error());
  embed::Compiled& written = **compiled;
  if (written.rules) {
    const Expected<std::vector<embed::TestResult>> tested = embed::test_policy(spec, written);
    if (!tested) return std::unexpected(tested.error());
  }
  const std::vector<RulePlace> places = places_of(written, policy, limits);
  std::vector<ImportedFinding> findings;
  for (const dsl::Diagnostic& diagnostic : written.diagnostics.all())
    findings.push_back({rule_at(places, diagnostic.where), diagnostic.id, message_of(diagnostic)});
  return findings;
}

}  // namespace carom::cli
