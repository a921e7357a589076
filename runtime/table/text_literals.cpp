// Equal literals are scanned for once, however many patterns hold them.
#include "runtime/table/text_literals.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace carom::table {

TextLiterals::TextLiterals(const PatternLiterals& literals, std::size_t patterns, scan::SimdForm form) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::string_view> texts;
  std::vector<std::vector<std::uint32_t>> patterns_of;
  for (std::uint32_t pattern = 0; pattern < patterns; ++pattern)
    for (const std::string_view literal : literals.of(pattern)) {
      const auto [known, is_new] = numbers.try_emplace(literal, static_cast<std::uint32_t>(texts.size()));
      if (is_new) {
        texts.push_back(literal);
        patterns_of.emplace_back();
        sizes_.push_back(static_cast<std::uint32_t>(literal.size()));
      }
      patterns_of[known->second].push_back(pattern);
    }
  set_ = scan::LiteralSet::build(texts, form);
  patterns_ = Grouped(patterns_of);
}

}  // namespace carom::table
