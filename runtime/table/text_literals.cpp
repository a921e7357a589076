// Equal literals are scanned for once, however many patterns hold them.
#include "runtime/table/text_literals.h"

#include <string>
#include <unordered_map>

namespace carom::table {
namespace {

struct Collected {
  std::vector<std::string_view> texts;
  std::vector<std::vector<std::uint32_t>> patterns_of;  // by text
};

Collected collect(const PatternLiterals& literals, std::size_t patterns) {
  Collected all;
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (std::uint32_t pattern = 0; pattern < patterns; ++pattern)
    for (const std::string_view literal : literals.of(pattern)) {
      if (literal.contains('\0')) continue;
      const auto [known, is_new] = numbers.try_emplace(literal, all.texts.size());
      if (is_new) {
        all.texts.push_back(literal);
        all.patterns_of.emplace_back();
      }
      all.patterns_of[known->second].push_back(pattern);
    }
  return all;
}

}  // namespace

std::expected<TextLiterals, Refusal> TextLiterals::make(const PatternLiterals& literals, std::size_t patterns,
                                                        scan::SimdForm form) {
  const Collected all = collect(literals, patterns);
  if (const auto refusal = refusal_of(all.texts)) return std::unexpected(*refusal);
  return TextLiterals(all.texts, all.patterns_of, form);
}

TextLiterals::TextLiterals(std::span<const std::string_view> texts,
                           const std::vector<std::vector<std::uint32_t>>& patterns_of, scan::SimdForm form)
    : set_(scan::LiteralSet::build(texts, form)), patterns_(patterns_of) {
  sizes_.reserve(texts.size());
  for (const std::string_view text : texts) sizes_.push_back(static_cast<std::uint32_t>(text.size()));
}

}  // namespace carom::table
