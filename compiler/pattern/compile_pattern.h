// Regular expressions and templates → instructions for core::search(), with the literal that every match contains.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/image_tables.h"
#include "runtime/core/nfa.h"
#include "support/limits.h"
#include "support/span.h"

namespace carom::compiler {

struct PatternHole {
  std::string name;  ///< empty: not named
  core::HoleKind kind = core::HoleKind::any;
};

/// What a pattern can be told about without running it; sema turns these into warnings.
struct PatternFacts {
  bool matches_empty_text = false;
  /// `^`/`$` in a place where no text can satisfy it (`a^b`).
  bool never_matches = false;
};

struct CompiledPattern {
  std::vector<core::NfaInstruction> instructions;
  std::vector<PatternHole> holes;
  std::string required_literal;  ///< longest literal in every match, normalised; empty: none known
  PatternFacts facts;
};

enum class PatternErrorKind : std::uint8_t { syntax, unsupported, limit };

/// `where` counts bytes in the pattern given; `message` says what was found and what was expected.
struct PatternError {
  PatternErrorKind kind = PatternErrorKind::syntax;
  Span where;
  std::string message;
};

/// `pattern` as between the slashes. Linear-time syntax: no look-around, no back-reference. Literals are normalised.
[[nodiscard]] std::expected<CompiledPattern, PatternError> compile_regex(std::string_view pattern,
                                                                         const Limits& limits);
/// `text` with holes `{kind}` and `{name:kind}`, `{{` for a brace. `{reply}` is accepted (kind reply, matches like
/// `{*}` behind a leading reply code); who allows it is the caller's matter.
[[nodiscard]] std::expected<CompiledPattern, PatternError> compile_template(std::string_view text,
                                                                            const Limits& limits);

}  // namespace carom::compiler
