// Spans are equal when their members are, texts when their bytes are.
#include "runtime/core/compare_verdicts.h"

#include <algorithm>
#include <concepts>
#include <ranges>

#include "runtime/core/verdict_members.h"

namespace carom::core {
namespace {

bool same(const Fact& a, const Fact& b) {
  return a.name == b.name && a.value == b.value;
}

template <class Value>
bool same(const Value& a, const Value& b) {
  if constexpr (std::ranges::range<Value> && !std::same_as<Value, std::string_view>)
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) { return same(x, y); });
  else
    return a == b;
}

}  // namespace

std::string_view first_difference(const Verdict& a, const Verdict& b) {
  std::string_view found;
  for_each_member(a, b, [&](std::string_view name, const auto& of_a, const auto& of_b) {
    if (found.empty() && !same(of_a, of_b)) found = name;
  });
  return found;
}

}  // namespace carom::core
