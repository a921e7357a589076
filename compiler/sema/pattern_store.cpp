// The automata of one link: each regular expression and template is compiled once, and all together are bounded.
#include "compiler/sema/pattern_store.h"
#include "support/counted.h"

#include <fmt/format.h>

#include <utility>

namespace carom::compiler {

PatternStore::Compiled PatternStore::regex(std::string_view pattern) {
  return find_or_compile(regexes_, pattern, compile_regex);
}

PatternStore::Compiled PatternStore::template_text(std::string_view text) {
  return find_or_compile(templates_, text, compile_template);
}

template <class Compile>
PatternStore::Compiled PatternStore::find_or_compile(Known& known, std::string_view text, Compile compile) {
  const auto found = known.find(std::string(text));
  if (found != known.end()) return found->second;
  auto compiled = compile(text, limits_);
  if (!compiled) return std::unexpected(std::move(compiled.error()));
  states_ += compiled->instructions.size();
  if (is_full())
    return std::unexpected(PatternError{
        PatternErrorKind::limit,
        {0, static_cast<std::uint32_t>(text.size())},
        fmt::format("with this pattern the regular expressions and templates of the policy have more than {} "
                    "together (pattern_states); use shorter repeats, or lists of plain phrases",
                    counted(limits_.pattern_states, "state", "states"))});
  return known.emplace(text, std::make_shared<const CompiledPattern>(std::move(*compiled))).first->second;
}

}  // namespace carom::compiler
