// Every form of every field comes up; a pack's `allow` takes what contradicts.
#include "tests/equality/write_verdict.h"

#include <fmt/format.h>

#include <utility>

namespace carom::equality {
namespace {

std::string duration(Random& random) {
  constexpr std::string_view kDurations[] = {"90s", "15m", "1h", "6h", "2d"};
  return std::string(random.pick(kDurations));
}

std::string longer_duration(Random& random) {
  constexpr std::string_view kDurations[] = {"2d", "3d", "14d", "72h"};
  return std::string(random.pick(kDurations));
}

std::string type(PolicyScope& scope) {
  constexpr std::string_view kTypes[] = {"permanent", "temporary", "undetermined", "none"};
  if (!scope.random.chance(25)) return fmt::format("type {}", scope.random.pick(kTypes));
  scope.features.note(Feature::type_by_code);
  return "type by code";
}

std::string scope_of(Random& random) {
  constexpr std::string_view kScopes[] = {"recipient", "domain", "sender", "message", "session", "network"};
  return fmt::format("scope {}", random.pick(kScopes));
}

std::string retry(PolicyScope& scope) {
  Random& random = scope.random;
  const std::string give_up = random.chance(40) ? " for " + longer_duration(random) : "";
  switch (random.below(6)) {
    case 0:
      return "retry never";
    case 1:
      return "retry after fix";
    case 2:
      return fmt::format("retry after {}{}", duration(random), give_up);
    case 3:
      return fmt::format("retry backoff 5m..{}{}", longer_duration(random), give_up);
    default:
      scope.features.note(Feature::told_retry);
      return fmt::format("retry told or {}", duration(random));
  }
}

std::string suppress(Random& random) {
  if (random.chance(25)) return "suppress none";
  std::string made = random.chance(70) ? "suppress recipient" : "suppress domain";
  if (random.chance(30)) made += " guarded";
  if (random.chance(30)) made += " for " + longer_duration(random);
  if (random.chance(40)) made += fmt::format(" after {} in {}", random.between(2, 9), longer_duration(random));
  return made;
}

std::string action(Random& random) {
  constexpr std::string_view kActions[] = {"throttle", "pause", "fix", "investigate", "none"};
  return fmt::format("action {}", random.pick(kActions));
}

std::string confidence(Random& random) {
  constexpr std::string_view kConfidences[] = {"high", "medium", "low"};
  return fmt::format("confidence {}", random.pick(kConfidences));
}

std::vector<Source> some_fields(PolicyScope& scope, std::uint32_t percent) {
  Random& random = scope.random;
  std::vector<Source> fields;
  const auto add = [&](std::string field) { fields.push_back(removable(text(std::move(field)))); };
  if (random.chance(percent)) add(retry(scope));
  if (random.chance(percent)) add(suppress(random));
  if (random.chance(percent / 2)) add(action(random));
  if (random.chance(percent)) add(confidence(random));
  if (random.chance(percent / 3)) add(fmt::format("advice \"see {}\"", random.below(9)));
  if (random.chance(percent / 3)) add(fmt::format("cite \"page {}\"", random.below(9)));
  return fields;
}

}  // namespace

std::vector<Source> write_class_verdict(PolicyScope& scope) {
  std::vector<Source> fields{text(type(scope)), text(scope_of(scope.random))};
  for (Source& field : some_fields(scope, 60)) fields.push_back(std::move(field));
  return fields;
}

std::vector<Source> write_own_verdict(PolicyScope& scope) {
  if (!scope.random.chance(25)) return {};
  std::vector<Source> fields = some_fields(scope, 30);
  if (scope.random.chance(20)) fields.push_back(removable(text(type(scope))));
  if (scope.random.chance(20)) fields.push_back(removable(text(scope_of(scope.random))));
  if (!fields.empty()) scope.features.note(Feature::rule_verdict);
  return fields;
}

Source allowances() {
  std::string lines;
  for (int id = 604; id <= 609; ++id) lines += fmt::format("allow C0{} because \"generated\" ", id);
  return removable(text(std::move(lines)));
}

}  // namespace carom::equality
