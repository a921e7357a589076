// A diagnostic stands in a rule of the written file, and each of these comes from one line of the source.
#include "cli/check_imported.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/parse/parse.h"
#include "runtime/embed/test_policy.h"

namespace carom::cli {
namespace {

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

// Of rules that take each other's replies the source's text has shown the plainest already.
bool is_told(const ImportReport& report, const importers::SourcePlace& place, std::string_view kind) {
  constexpr std::array<std::string_view, 2> kSame = {"duplicate-rule", "same-condition-two-classes"};
  const auto told = [&](std::string_view same) { return report.tells(place, same); };
  if (std::ranges::find(kSame, kind) != kSame.end()) return std::ranges::any_of(kSame, told);
  return kind != "failed-test" && told(kind);
}

ImportFinding finding_of(const dsl::Diagnostic& diagnostic, const importers::WrittenRule& rule) {
  ImportFinding finding{rule.place, std::string(dsl::info(diagnostic.id).slug), diagnostic.message, {}, rule.name, {}};
  for (const dsl::Note& note : diagnostic.notes)
    if (!note.where && diagnostic.id == dsl::DiagnosticId::C0911) finding.found += "; " + note.message;
  return finding;
}

}  // namespace

Expected<void> check_imported(const std::string& path, const std::string& text, const importers::WrittenPolicy& policy,
                              const Limits& limits, ImportReport& report) {
  embed::PolicySpec spec{{path}, {}, {}};
  spec.options.limits = limits;
  spec.unsaved.emplace(path, text);
  const Expected<std::unique_ptr<embed::Compiled>> compiled = embed::check(spec);
  if (!compiled) return std::unexpected(compiled.error());
  embed::Compiled& written = **compiled;
  if (written.rules) {
    const Expected<std::vector<embed::TestResult>> tested = embed::test_policy(spec, written);
    if (!tested) return std::unexpected(tested.error());
  }
  const std::vector<RulePlace> places = places_of(written, policy, limits);
  for (const dsl::Diagnostic& diagnostic : written.diagnostics.all()) {
    const importers::WrittenRule* rule = rule_at(places, diagnostic.where);
    if (rule == nullptr)
      report.add({{}, std::string(dsl::info(diagnostic.id).slug), diagnostic.message, {}, {}, {}});
    else if (!is_told(report, rule->place, dsl::info(diagnostic.id).slug))
      report.add(finding_of(diagnostic, *rule));
  }
  return {};
}

}  // namespace carom::cli
