// Equal literals are scanned for once, however many patterns hold them.
#include "runtime/table/text_literals.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace carom::table {

TextLiterals::TextLiterals(const core::Program& program, scan::SimdForm form) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::string_view> literals;
  std::vector<std::vector<std::uint32_t>> patterns;
  for (std::uint32_t i = 0; i < program.patterns().size(); ++i) {
    const core::PatternRow& row = program.patterns()[i];
    if (row.field != core::field::text || row.literal.size == 0) continue;
    const std::string_view literal = program.text(row.literal);
    const auto [known, is_new] = numbers.try_emplace(literal, static_cast<std::uint32_t>(literals.size()));
    if (is_new) {
      literals.push_back(literal);
      patterns.emplace_back();
      sizes_.push_back(row.literal.size);
    }
    patterns[known->second].push_back(i);
  }
  set_ = scan::LiteralSet::build(literals, form);
  patterns_ = Grouped(patterns);
}

}  // namespace carom::table
