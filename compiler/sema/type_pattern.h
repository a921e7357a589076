// From strings, templates and regular expressions as written to patterns, with the warnings that their text earns.
#pragma once

#include <optional>
#include <string_view>

#include "compiler/ir/condition.h"
#include "compiler/sema/type_condition.h"

namespace carom::compiler {

/// Where a pattern stands; what a warning may say and repair depends on it.
struct PatternSite {
  std::string_view field_name;     ///< empty in a list
  std::optional<Span> whole_test;  ///< the test this pattern is all of, when one edit may replace it
};

/// Whether the pattern looks at a text that has lost the codes leading its lines: `text` and `outer.text`, and lists of
/// patterns, which are made for them. What a declared field holds is its own matter.
[[nodiscard]] bool loses_codes(const PatternSite& site);
/// How `op` (with or without `word`) looks at its literal; `word` must go with `op`.
[[nodiscard]] core::PatternKind literal_kind(ast::TextOp op, bool word);
/// The operand of `has`, `starts`, `ends` or `is`.
[[nodiscard]] std::optional<ir::Pattern> type_literal(core::PatternKind kind, std::string_view text, Span span,
                                                      const PatternSite& site, const TypingContext& context);
/// The operand of `like`; it may hold no `{reply}`.
[[nodiscard]] std::optional<ir::Pattern> type_like(std::string_view text, Span span, const TypingContext& context);
/// The operand of `matches`.
[[nodiscard]] std::optional<ir::Pattern> type_regex(const ast::Regex& regex, const PatternSite& site,
                                                    const TypingContext& context);
/// A host entry of `mentions`.
[[nodiscard]] ir::Pattern mention_pattern(const ir::HostEntry& host);

}  // namespace carom::compiler
