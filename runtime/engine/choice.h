// Which engine answers, by the names that users give them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace carom::engine {

/// All give the same verdicts; they differ in what they cost to make and for each record.
enum class Choice : std::uint8_t {
  automatic,    ///< the interpreter first, tables once there are enough records to pay for making them
  interpreter,  ///< nothing to make
  table,        ///< tables from the start
  native,       ///< tables from the start, and code that is generated meanwhile
};

[[nodiscard]] std::string_view name_of(Choice choice);

struct NamedChoice {
  std::string_view name;
  Choice choice;
};
/// All of them; constant.
[[nodiscard]] std::span<const NamedChoice> choices();

}  // namespace carom::engine
