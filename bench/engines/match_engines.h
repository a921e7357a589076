// Every engine that races, from one table: a new one is a line there and a file of its own.
#pragma once

#include <vector>

#include "bench/engines/match_engine.h"

namespace carom::bench {

#define MATCH_ENGINE(function) [[nodiscard]] MatchEntry function();
#include "bench/engines/match_engines.def"
#undef MATCH_ENGINE

[[nodiscard]] inline std::vector<MatchEntry> match_engines() {
  return {
#define MATCH_ENGINE(function) function(),
#include "bench/engines/match_engines.def"
#undef MATCH_ENGINE
  };
}

}  // namespace carom::bench
