// Engines with one planted fault: the test's own test.
#pragma once

#include <cstdint>
#include <string_view>

#include "tests/equality/engine.h"

namespace carom::equality {

enum class Fault : std::uint8_t {
#define FAULT(id, meaning) id,
#include "tests/equality/faults.def"
#undef FAULT
};
inline constexpr Fault kFaults[] = {
#define FAULT(id, meaning) Fault::id,
#include "tests/equality/faults.def"
#undef FAULT
};

[[nodiscard]] std::string_view name_of(Fault fault);

/// `engine` with the fault. Those of looking at a text are not in `engine` but in the plain one, whose search can be
/// disturbed.
[[nodiscard]] EngineKind with_fault(const EngineKind& engine, Fault fault);

}  // namespace carom::equality
