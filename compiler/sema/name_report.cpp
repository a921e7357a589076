// How linking reports a name that means nothing: where, and what was probably meant.
#include "compiler/sema/name_report.h"

#include <fmt/format.h>

#include "dsl/diag/nearest_name.h"

namespace carom::compiler {

void suggest_name(dsl::Diagnostic& diagnostic, std::string_view written, dsl::SourceSpan where,
                  std::span<const std::string_view> candidates) {
  const std::string_view nearest = dsl::nearest_name(written, candidates);
  if (nearest.empty()) return;
  diagnostic.notes.push_back({std::nullopt, fmt::format("did you mean `{}`?", nearest)});
  diagnostic.offer(where, std::string(nearest), dsl::applicability_of(written, nearest, candidates));
}

std::string list_words(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 == words.size() ? " or " : ", ";
    text += fmt::format("`{}`", words[i]);
  }
  return text;
}

}  // namespace carom::compiler
