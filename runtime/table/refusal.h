// Programs that the table engine does not take: whoever would make its tables stays with the interpreter.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carom::table {

enum class Refusal : std::uint8_t {
#define REFUSAL(id, reason) id,
#include "runtime/table/refusals.def"
#undef REFUSAL
};

/// What is true of the program, to be put behind a colon: "its patterns look for …".
[[nodiscard]] std::string_view reason_of(Refusal refusal);

/// Why a scan cannot look for `literals`, which hold no NUL and are different; nothing: it can.
[[nodiscard]] std::optional<Refusal> refusal_of(std::span<const std::string_view> literals);

}  // namespace carom::table
