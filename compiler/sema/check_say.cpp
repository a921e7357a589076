// `{{` is a brace; everything else in braces must be a let or a group key.
#include "compiler/sema/check_say.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/sema/type_value.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

void report_unknown(std::string_view name, const ast::Say& say, std::span<const std::string_view> known,
                    const TypingContext& context) {
  dsl::Diagnostic& unknown = context.sink.report(
      dsl::DiagnosticId::C0809, place(say.text.span, context),
      known.empty()
          ? fmt::format("the message holds `{{{}}}`, but there is nothing to put in; write `{{{{` for a brace", name)
          : fmt::format("the message holds `{{{}}}`; expected one of `{}`, or `{{{{` for a brace", name,
                        fmt::join(known, "`, `")));
  if (const std::string_view nearest = dsl::nearest_name(name, known); !nearest.empty())
    unknown.notes.push_back({std::nullopt, fmt::format("did you mean `{{{}}}`?", nearest)});
}

}  // namespace

void check_say(const ast::Say& say, std::span<const std::string_view> known, const TypingContext& context) {
  const std::string_view text = say.text.value;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
    if (text.substr(at).starts_with("{{")) {
      at += 2;
      continue;
    }
    const std::size_t close = std::min(text.find('}', at), text.size());
    const std::string_view name = text.substr(at + 1, close - at - 1);
    if (std::ranges::find(known, name) == known.end()) report_unknown(name, say, known, context);
    at = close;
  }
}

}  // namespace carom::compiler
