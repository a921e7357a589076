// The literals of all patterns on the text: what a scan looks for, and the patterns that each is part of.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/scan/literal_set.h"
#include "runtime/table/grouped.h"
#include "runtime/table/pattern_literals.h"
#include "runtime/table/refusal.h"

namespace carom::table {

class TextLiterals {
 public:
  /// A literal with a NUL is not looked for: no normalised text holds one.
  [[nodiscard]] static std::expected<TextLiterals, Refusal> make(const PatternLiterals& literals, std::size_t patterns,
                                                                 scan::SimdForm form);

  [[nodiscard]] const scan::LiteralSet& set() const { return set_; }
  /// Literal number → patterns, and its length in bytes.
  [[nodiscard]] std::span<const std::uint32_t> patterns_of(std::uint32_t literal) const { return patterns_[literal]; }
  [[nodiscard]] std::uint32_t size_of(std::uint32_t literal) const { return sizes_[literal]; }

 private:
  TextLiterals(std::span<const std::string_view> texts, const std::vector<std::vector<std::uint32_t>>& patterns_of,
               scan::SimdForm form);

  scan::LiteralSet set_;
  Grouped patterns_;
  std::vector<std::uint32_t> sizes_;
};

}  // namespace carom::table
