// Compiles first and warns then: what does not compile has no text to warn about.
#include "compiler/sema/type_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/sema/check_literal.h"
#include "compiler/sema/check_regex.h"
#include "compiler/sema/type_value.h"
#include "runtime/core/normalise.h"

namespace carom::compiler {
namespace {

using core::PatternKind;
using dsl::DiagnosticId;

// Bytes of a pattern are bytes of its source only when the string has no escapes; else the whole string is shown.
Span inside(Span part, Span written, std::size_t pattern_size) {
  const bool verbatim = written.size() == pattern_size + 2;
  if (!verbatim || part.end > pattern_size || part.begin > part.end) return written;
  return {written.begin + 1 + part.begin, written.begin + 1 + part.end};
}

void report_bad_pattern(const PatternError& error, DiagnosticId id, Span where, const TypingContext& context) {
  const bool limit = error.kind == PatternErrorKind::limit;
  context.sink.report(limit ? DiagnosticId::C1050 : id, place(where, context), error.message);
}

using Automaton = std::shared_ptr<const CompiledPattern>;

// Null after an error. A full store has said so once, and nothing is built for a rule set that is refused anyway.
Automaton compile_holes(std::string_view text, Span span, const TypingContext& context) {
  if (context.patterns.is_full()) return nullptr;
  auto compiled = context.patterns.template_text(text);
  if (compiled) return std::move(*compiled);
  const Span where = inside(compiled.error().where, span, text.size());
  report_bad_pattern(compiled.error(), DiagnosticId::C0402, where, context);
  return nullptr;
}

std::ptrdiff_t reply_holes(const CompiledPattern& pattern) {
  return std::ranges::count(pattern.holes, core::HoleKind::reply, &PatternHole::kind);
}

bool report_reply_hole(const CompiledPattern& pattern, Span span, const TypingContext& context) {
  if (reply_holes(pattern) == 0) return false;
  context.sink.report(DiagnosticId::C0403, place(span, context),
                      "`{reply}` marks the reply inside a wrapper and stands only in `take`; here use `{*}`");
  return true;
}

// Whoever names a hole expects the name somewhere.
template <class IsRead>
void warn_of_unread_names(const CompiledPattern& pattern, Span span, const TypingContext& context, IsRead is_read) {
  for (const PatternHole& hole : pattern.holes)
    if (!hole.name.empty() && !is_read(hole.name))
      context.sink.report(
          DiagnosticId::C0420, place(span, context),
          fmt::format(
              "nothing reads the name `{0}` of a hole here: only `extract` of an `annotate` makes facts of names, "
              "and `take` of an `unwrap` reads `host` and `ip`; write the hole without `{0}:`",
              hole.name));
}

bool report_empty(std::string_view normalised, Span span, const TypingContext& context) {
  if (normalised.find_first_not_of(' ') != std::string_view::npos) return false;
  context.sink.report(DiagnosticId::C0405, place(span, context),
                      "the pattern is empty once it is normalised and would match every text; expected some words");
  return true;
}

ir::Pattern automaton(PatternKind kind, std::string_view text, Automaton compiled) {
  return {kind, std::string(text), std::move(compiled)};
}

}  // namespace

bool loses_codes(const PatternSite& site) {
  return site.field_name.empty() || site.field_name == "text" || site.field_name == "outer.text";
}

core::PatternKind literal_kind(ast::TextOp op, bool word) {
  switch (op) {
    case ast::TextOp::has:
      return word ? PatternKind::word : PatternKind::phrase;
    case ast::TextOp::starts:
      return word ? PatternKind::starts_word : PatternKind::starts;
    case ast::TextOp::ends:
      return word ? PatternKind::ends_word : PatternKind::ends;
    case ast::TextOp::is:
      return PatternKind::is;
    case ast::TextOp::like:
      return PatternKind::template_;
  }
  std::unreachable();
}

std::optional<ir::Pattern> type_literal(PatternKind kind, std::string_view text, Span span, const PatternSite& site,
                                        const TypingContext& context) {
  ir::Pattern pattern{kind, core::normalise_pattern(text), {}};
  if (report_empty(pattern.text, span, context)) return std::nullopt;
  check_literal(pattern, text, span, site, context);
  return pattern;
}

std::optional<ir::Pattern> type_like(std::string_view text, Span span, const TypingContext& context) {
  if (report_empty(core::normalise_pattern(text), span, context)) return std::nullopt;
  auto compiled = compile_holes(text, span, context);
  if (!compiled || report_reply_hole(*compiled, span, context)) return std::nullopt;
  warn_of_unread_names(*compiled, span, context, [](std::string_view) { return false; });
  return automaton(PatternKind::template_, text, std::move(compiled));
}

std::optional<ir::Pattern> type_regex(const ast::Regex& regex, const PatternSite& site, const TypingContext& context) {
  if (context.patterns.is_full()) return std::nullopt;
  auto compiled = context.patterns.regex(regex.pattern);
  if (!compiled) {
    const Span where = inside(compiled.error().where, regex.span, regex.pattern.size());
    report_bad_pattern(compiled.error(), DiagnosticId::C0401, where, context);
    return std::nullopt;
  }
  check_regex(regex, (*compiled)->facts, site, context);
  return automaton(PatternKind::regex, regex.pattern, std::move(*compiled));
}

ir::Pattern mention_pattern(const ir::HostEntry& host) {
  if (host.below) return {PatternKind::mention_below, "." + host.name, {}};
  return {PatternKind::mention, host.name, {}};
}

std::optional<ir::Pattern> type_template(const ast::Str& text, TemplateUse use, const TypingContext& context) {
  if (report_empty(core::normalise_pattern(text.value), text.span, context)) return std::nullopt;
  auto compiled = compile_holes(text.value, text.span, context);
  if (!compiled) return std::nullopt;
  if (use == TemplateUse::take && reply_holes(*compiled) != 1) {
    context.sink.report(DiagnosticId::C0403, place(text.span, context),
                        fmt::format("`take` holds {} `{{reply}}`, expected exactly one: the place of the inner reply",
                                    reply_holes(*compiled)));
    return std::nullopt;
  }
  if (use == TemplateUse::take)
    warn_of_unread_names(*compiled, text.span, context,
                         [](std::string_view name) { return name == "host" || name == "ip"; });
  if (use == TemplateUse::extract) {
    if (report_reply_hole(*compiled, text.span, context)) return std::nullopt;
    if (std::ranges::all_of(compiled->holes, [](const PatternHole& hole) { return hole.name.empty(); })) {
      context.sink.report(DiagnosticId::C0404, place(text.span, context),
                          "`extract` has no named hole, so nothing would become a fact; name one as in "
                          "`{blocklist:host}`");
      return std::nullopt;
    }
  }
  return automaton(PatternKind::template_, text.value, std::move(compiled));
}

}  // namespace carom::compiler
