// The equality test itself: seeds → programs and records → every engine against the interpreter.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/equality/compare_engines.h"
#include "tests/equality/coverage.h"
#include "tests/equality/engine.h"
#include "tests/equality/generate_policy.h"

namespace carom::equality {

struct SeedRange {
  std::uint64_t first = 0;
  std::uint64_t count = 1;  ///< programs: one a seed
  std::size_t records_per_program = 256;
  bool take_turns = true;  ///< else every engine is compared on every program
};

/// A difference with all that brought it about.
struct Failure {
  std::uint64_t seed = 0;
  Policy policy;
  std::vector<OwnedRecord> records;  ///< those that were asked for together
  Difference difference;
};

struct SeedResult {
  std::uint64_t pairs = 0;  ///< (program, record), each answered by the interpreter and at least one engine
  std::map<std::string, std::uint64_t> pairs_of_engine;
  Coverage coverage;
  std::optional<Failure> failure;  ///< the first; nothing behind it was tried
};

/// `after_seed` is told the seed that is done and what was found so far.
[[nodiscard]] SeedResult run_seeds(const SeedRange& range, const std::vector<EngineKind>& engines,
                                   const std::function<void(std::uint64_t, const SeedResult&)>& after_seed = nullptr);

}  // namespace carom::equality
