// A table lookup and a bound: what a limit may be at most stands beside it.
#include "cli/options/limit_option.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "dsl/diag/nearest_name.h"

namespace carom::cli {
namespace {

std::string unknown(std::string_view name) {
  std::vector<std::string_view> names;
  for (const LimitInfo& limit : kLimits) names.push_back(limit.name);
  const std::string suggestion = dsl::did_you_mean(name, names);
  if (!suggestion.empty()) return fmt::format("no limit `{}`; {}", name, suggestion);
  return fmt::format("no limit `{}`; expected one of {}", name, fmt::join(names, ", "));
}

}  // namespace

std::string set_limit(std::string_view argument, Limits& limits) {
  const std::size_t equals = argument.find('=');
  if (equals == argument.npos) return fmt::format("expected NAME=VALUE, as in nesting=100, found {}", argument);
  const std::string_view name = argument.substr(0, equals);
  const std::string_view value = argument.substr(equals + 1);
  const auto* const limit = std::ranges::find(kLimits, name, &LimitInfo::name);
  if (limit == std::ranges::end(kLimits)) return unknown(name);
  std::uint32_t number = 0;
  const char* const end = value.data() + value.size();
  const auto [read_to, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || read_to != end || number == 0 || number > limit->most)
    return fmt::format("{} can be from 1 to {} {}, found {}", name, limit->most, limit->unit,
                       value.empty() ? "nothing" : value);
  limits.*limit->value = number;
  return {};
}

}  // namespace carom::cli
