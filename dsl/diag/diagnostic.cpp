// The registry is diagnostics.def; errors past the limit are counted and dropped.
#include "dsl/diag/diagnostic.h"

#include <algorithm>
#include <utility>

#include "support/check.h"

namespace carom::dsl {
namespace {

struct RawRow {
  DiagnosticId id;
  const char* code;
  const char* slug;
  Severity severity;
  const char* summary;
};

constexpr RawRow kRows[] = {
#define DIAGNOSTIC(id, slug, severity, summary) {DiagnosticId::id, #id, #slug, Severity::severity, summary},
#include "dsl/diag/diagnostics.def"
#undef DIAGNOSTIC
};

// Slugs are identifiers in the table and read with hyphens everywhere else.
std::string_view hyphenated(const char* slug) {
  static std::deque<std::string> kept;
  std::string& text = kept.emplace_back(slug);
  std::ranges::replace(text, '_', '-');
  return text;
}

std::vector<DiagnosticInfo> build_registry() {
  std::vector<DiagnosticInfo> rows;
  for (const RawRow& row : kRows) rows.push_back({row.id, row.code, hyphenated(row.slug), row.severity, row.summary});
  return rows;
}

}  // namespace

const std::vector<DiagnosticInfo>& all_diagnostics() {
  static const std::vector<DiagnosticInfo> registry = build_registry();
  return registry;
}

const DiagnosticInfo& info(DiagnosticId id) {
  return all_diagnostics().at(static_cast<std::size_t>(id));
}

bool is_limit(DiagnosticId id) {
  return info(id).code.starts_with("C10");
}

std::optional<DiagnosticId> find_diagnostic(std::string_view code) {
  for (const DiagnosticInfo& row : all_diagnostics())
    if (row.code == code) return row.id;
  return std::nullopt;
}

std::string_view word_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  std::unreachable();
}

std::string_view word_of(Applicability applicability) {
  return applicability == Applicability::machine_applicable ? "machine-applicable" : "for-review";
}

void Diagnostic::offer(SourceSpan place, std::string replacement, Applicability of_edit) {
  applicability = fix.empty() ? of_edit : std::min(applicability, of_edit);
  fix.push_back({place, std::move(replacement)});
}

Diagnostic& DiagnosticSink::report(DiagnosticId id, SourceSpan where, std::string message) {
  const Severity severity = info(id).severity;
  Diagnostic diagnostic{id, severity, where, std::move(message), {}, {}};
  if (severity == Severity::error && errors_ >= kept_errors_) {
    ++errors_;
    return overflow_ = std::move(diagnostic);
  }
  add(std::move(diagnostic));
  return diagnostics_.back();
}

void DiagnosticSink::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error && ++errors_ > kept_errors_) return;
  diagnostics_.push_back(std::move(diagnostic));
}

void DiagnosticSink::add_new(Diagnostic diagnostic) {
  for (; known_count_ < diagnostics_.size(); ++known_count_) known_.insert(identity_of(diagnostics_[known_count_]));
  if (!known_.contains(identity_of(diagnostic))) add(std::move(diagnostic));
}

DiagnosticSink::Identity DiagnosticSink::identity_of(const Diagnostic& diagnostic) {
  const SourceSpan& where = diagnostic.where;
  return {where.file, where.span.begin, where.span.end, diagnostic.id, diagnostic.message};
}

}  // namespace carom::dsl
