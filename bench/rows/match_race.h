// Engines that match the same patterns in the same texts: checked against each other, then timed against each other.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/engines/match_engine.h"
#include "bench/rows/session.h"

namespace carom::bench {

struct Runner {
  MatchEntry entry;
  std::unique_ptr<MatchEngine> engine;
  double build_nanoseconds = 0;
  std::vector<std::uint32_t> lowest;
  std::size_t batches = 0;  ///< of the corpus that it is timed on: all, fewer for very slow ones
};

class MatchRace {
 public:
  /// Builds every engine that can take `patterns`; `with_slow` admits those that try one pattern after another.
  MatchRace(const Patterns& patterns, const Corpus& corpus, bool with_slow);

  /// Each exact engine against the others on all its texts, and against the naive oracle on the first
  /// `oracle_texts`; failures go to the session, differences of inexact ones to `row`.
  void verify(Session& session, std::size_t oracle_texts, Row& row);

  /// Batch matching. Fills engine, against, figure (V's time by ours), spread, noise and contenders.
  void race_batches(Session& session, Row& row);
  /// One call a text, against vectorscan's.
  void race_single_calls(Session& session, Row& row);

  [[nodiscard]] std::vector<Runner>& runners() { return runners_; }

 private:
  std::span<const scan::TextBatch> batches_of(const Runner& runner) const;
  std::string label() const;

  Patterns patterns_;
  const Corpus& corpus_;
  std::vector<Runner> runners_;
};

/// From samples of several engines: the fastest of ours against the fastest of the competitors that `counts` admits.
void judge(const std::vector<Runner*>& runners, const Samples& samples,
           const std::function<bool(const Runner&)>& counts, Row& row);

/// The lowest literal that occurs, by searching for one after another.
[[nodiscard]] std::uint32_t naive_lowest(std::span<const std::string_view> literals, std::string_view text);

}  // namespace carom::bench
