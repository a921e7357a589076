// Equal literals of several patterns are one literal of the scan.
#include "runtime/core/field_scan.h"

#include <unordered_map>
#include <utility>

namespace carom::core {
namespace {

struct Literals {
  std::vector<std::string_view> texts;
  std::unordered_map<std::string_view, std::uint32_t> number_of;
  std::vector<std::vector<std::uint32_t>> patterns;
  std::vector<std::uint32_t> always;

  void add(std::string_view literal, std::uint32_t pattern) {
    if (literal.empty()) {
      always.push_back(pattern);
      return;
    }
    const auto [known, is_new] = number_of.try_emplace(literal, static_cast<std::uint32_t>(texts.size()));
    if (is_new) {
      texts.push_back(literal);
      patterns.emplace_back();
    }
    patterns[known->second].push_back(pattern);
  }
};

}  // namespace

FieldScan make_field_scan(std::span<const PatternRow> patterns, std::string_view strings, FieldId field) {
  Literals literals;
  for (std::uint32_t i = 0; i < patterns.size(); ++i)
    if (patterns[i].field == field)
      literals.add(strings.substr(patterns[i].literal.offset, patterns[i].literal.size), i);
  return {LiteralScan(literals.texts), std::move(literals.patterns), std::move(literals.always)};
}

}  // namespace carom::core
