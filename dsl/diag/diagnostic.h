// What is wrong with a rule author's text: stable ids, spans, notes and fixes. How it is shown is elsewhere (render_*).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/source/source_map.h"

namespace carom::dsl {

enum class Severity : std::uint8_t { note, warning, error };

enum class DiagnosticId : std::uint16_t {
#define DIAGNOSTIC(id, slug, severity, summary) id,
#include "dsl/diag/diagnostics.def"
#undef DIAGNOSTIC
};

/// The registry row of an id; `code` is "C0203", `slug` "unknown-class".
struct DiagnosticInfo {
  DiagnosticId id;
  std::string_view code;
  std::string_view slug;
  Severity severity;
  std::string_view summary;
};

[[nodiscard]] const DiagnosticInfo& info(DiagnosticId id);
[[nodiscard]] std::optional<DiagnosticId> find_diagnostic(std::string_view code);
/// All rows, in the order of diagnostics.def.
[[nodiscard]] const std::vector<DiagnosticInfo>& all_diagnostics();

/// More about a diagnostic: another place, or how to repair it.
struct Note {
  std::optional<SourceSpan> where;
  std::string message;
};

/// One edit that `carom fix` may apply: replace `where` by `replacement`.
struct Edit {
  SourceSpan where;
  std::string replacement;
};

/// `message` says what was found and what was expected; `fix` repairs it when applied as a whole (empty: none known).
struct Diagnostic {
  DiagnosticId id;
  Severity severity;
  SourceSpan where;
  std::string message;
  std::vector<Note> notes;
  std::vector<Edit> fix;
};

/// Collects diagnostics in the order found. Errors past Limits::reported_errors are counted, not kept.
class DiagnosticSink {
 public:
  explicit DiagnosticSink(std::uint32_t kept_errors = 100) : kept_errors_(kept_errors) {}

  /// Reports with the id's default severity; the reference stays valid until the next report.
  Diagnostic& report(DiagnosticId id, SourceSpan where, std::string message);
  void add(Diagnostic diagnostic);

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return diagnostics_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return diagnostics_; }
  /// All errors found, the kept and the dropped ones.
  [[nodiscard]] std::uint32_t error_count() const { return errors_; }
  [[nodiscard]] bool has_errors() const { return errors_ != 0; }
  [[nodiscard]] std::uint32_t dropped_errors() const { return errors_ > kept_errors_ ? errors_ - kept_errors_ : 0; }

 private:
  std::uint32_t kept_errors_;
  std::uint32_t errors_ = 0;
  std::vector<Diagnostic> diagnostics_;
  Diagnostic overflow_{};
};

}  // namespace carom::dsl
