// Units of an aggregate's arithmetic: counts, ratios, durations and times do not mix.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "compiler/sema/type_condition.h"
#include "dsl/ast/property.h"

namespace carom::compiler {

/// `number`: a bare literal, which stands for a count or a ratio as needed; `unknown`: already reported.
enum class Unit : std::uint8_t { unknown, number, count, ratio, duration, time };

[[nodiscard]] std::string_view name_of(Unit unit);
/// Whether the two may be added and compared.
[[nodiscard]] bool go_together(Unit a, Unit b);

struct LetInfo {
  Unit unit = Unit::unknown;
  Span where;
  bool used = false;
};

/// The lets of one aggregate, by name.
using Lets = std::map<std::string, LetInfo, std::less<>>;

/// The unit of `sum`; reports unknown lets (C0803) and mixed units (C0812) and marks the lets it names as used.
[[nodiscard]] Unit unit_of(const ast::Sum& sum, Lets& lets, const TypingContext& context);

}  // namespace carom::compiler
