// What a policy compiled ahead of time looks like in memory: one constant that the generator (compiler/native) lays out
// and the runtime reads. Nothing in it is an address, so a linker has nothing to relocate.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/core/program.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/generated_code.h"

namespace carom::ahead {

/// The one symbol of an object, unless its maker wants another.
inline constexpr const char* kPolicySymbol = "carom_policy";
inline constexpr std::uint64_t kPolicyMagic = 0x4A424F4D4F524143;  // "CAROMOBJ" in memory
/// Raised when PolicyObject changes, or when generated code is asked or asks back in another way.
inline constexpr std::uint32_t kPolicyVersion = 2;

/// Distances are counted from this struct's first byte.
struct PolicyObject {
  std::uint64_t magic = kPolicyMagic;
  std::uint32_t version = kPolicyVersion;
  std::uint32_t reserved = 0;
  std::uint64_t assumptions = 0;  ///< assumptions_of() where the code was generated
  std::uint64_t image_bytes = 0;
  std::int32_t image = 0;  ///< distance to the program image
  std::int32_t rules = 0;  ///< distance to table::PlacedRules
};

/// What generated code takes for granted: where facts lie, and what the scan looks for. A runtime that finds another
/// number must not run the code.
[[nodiscard]] std::uint64_t assumptions_of(const core::Program& program, const table::DecisionTable& decisions);

}  // namespace carom::ahead
