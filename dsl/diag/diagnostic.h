// What is wrong with a rule author's text: stable ids, spans, notes and fixes. How it is shown is elsewhere (render_*).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dsl/source/source_map.h"
#include "support/effort.h"

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
/// Whether it says that a limit (support/limits.def) is exceeded, rather than that the text is wrong: area 10.
[[nodiscard]] bool is_limit(DiagnosticId id);
[[nodiscard]] std::optional<DiagnosticId> find_diagnostic(std::string_view code);
/// All rows, in the order of diagnostics.def.
[[nodiscard]] const std::vector<DiagnosticInfo>& all_diagnostics();

/// More about a diagnostic: another place, or how to repair it.
struct Note {
  std::optional<SourceSpan> where;
  std::string message;
};

/// One edit of a fix: replace `where` by `replacement`.
struct Edit {
  SourceSpan where;
  std::string replacement;
};

/// Who may apply a fix (docs/decisions/0020-fixes-for-review.md).
enum class Applicability : std::uint8_t {
  for_review,          ///< a guess, or it changes which replies a rule takes: shown, and applied by its author
  machine_applicable,  ///< the only reading of what stands there; `carom fix` applies it
};

/// "error", "warning", "note": also the levels of SARIF (3.27.10)
[[nodiscard]] std::string_view word_of(Severity severity);
/// "for-review", "machine-applicable"
[[nodiscard]] std::string_view word_of(Applicability applicability);

/// `message` says what was found and what was expected; `fix` repairs it when applied as a whole (empty: none known).
struct Diagnostic {
  /// Adds an edit to the fix. The fix is only as applicable as the least of its edits.
  void offer(SourceSpan place, std::string replacement, Applicability of_edit);

  DiagnosticId id;
  Severity severity;
  SourceSpan where;
  std::string message;
  std::vector<Note> notes;
  std::vector<Edit> fix;
  Applicability applicability = Applicability::for_review;
};

/// Letter comparisons that the suggestions of one run may take, about a second: many unknown names beside many known
/// ones would take hours, and only the first errors are shown.
inline constexpr std::uint64_t kSuggestingEffort = 200'000'000;

/// Collects diagnostics in the order found. Errors past Limits::reported_errors are counted, not kept.
class DiagnosticSink {
 public:
  explicit DiagnosticSink(std::uint32_t kept_errors = 100) : kept_errors_(kept_errors) {}

  /// Reports with the id's default severity; the reference stays valid until the next report.
  Diagnostic& report(DiagnosticId id, SourceSpan where, std::string message);
  void add(Diagnostic diagnostic);
  /// Adds what is not kept yet with this id, place and message: a macro used twice is typed twice and reported once.
  void add_new(Diagnostic diagnostic);

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return diagnostics_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return diagnostics_; }
  /// All errors found, the kept and the dropped ones.
  [[nodiscard]] std::uint32_t error_count() const { return errors_; }
  [[nodiscard]] bool has_errors() const { return errors_ != 0; }
  /// What is left for suggest_name() in this run.
  [[nodiscard]] Effort& suggesting() { return suggesting_; }
  [[nodiscard]] std::uint32_t dropped_errors() const { return errors_ > kept_errors_ ? errors_ - kept_errors_ : 0; }

 private:
  using Identity = std::tuple<SourceId, std::uint32_t, std::uint32_t, DiagnosticId, std::string>;
  static Identity identity_of(const Diagnostic& diagnostic);

  std::uint32_t kept_errors_;
  std::uint32_t errors_ = 0;
  Effort suggesting_{kSuggestingEffort};
  std::vector<Diagnostic> diagnostics_;
  std::set<Identity> known_;  ///< of the first known_count_ diagnostics; only add_new() needs it and brings it up
  std::size_t known_count_ = 0;
  Diagnostic overflow_{};
};

}  // namespace carom::dsl
