// What a row about matching asks of an engine, ours or a competitor's: the lowest number of a pattern that a text
// holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "bench/texts/corpus.h"

namespace carom::bench {

inline constexpr std::uint32_t kNoPattern = 0xFFFFFFFF;

/// One thread. Built for one set of patterns, which outlives it.
class MatchEngine {
 public:
  virtual ~MatchEngine() = default;

  /// Lets an engine that has a choice try its modes on texts like those to come.
  virtual void warm(std::span<const scan::TextBatch> /*batches*/) {}
  /// lowest[i] is the lowest number of a pattern in the i-th text of the batches, or kNoPattern.
  virtual void match(std::span<const scan::TextBatch> batches, std::span<std::uint32_t> lowest) = 0;
  /// The same for one text on its own, as a mail server would ask.
  virtual std::uint32_t match_one(std::string_view text) = 0;
  /// How the engine does it, where it has a choice: `concatenated batches`.
  [[nodiscard]] virtual std::string mode() const { return {}; }
  /// Bytes that it keeps for these patterns, 0: cannot say.
  [[nodiscard]] virtual std::size_t memory() const { return 0; }
};

/// A batch engine that is a loop of single calls.
class OneByOneEngine : public MatchEngine {
 public:
  void match(std::span<const scan::TextBatch> batches, std::span<std::uint32_t> lowest) override {
    std::size_t next = 0;
    for (const scan::TextBatch& batch : batches)
      for (std::size_t i = 0; i < batch.count(); ++i) lowest[next++] = match_one(batch.text(i));
  }
};

enum class PatternSyntax : std::uint8_t {
  literal,         ///< bytes, no NUL, distinct; the texts are normalised
  caseless_regex,  ///< of the common linear-time syntax, `^` first or nowhere; texts end in their only newline
};

struct Patterns {
  std::span<const std::string_view> texts;
  PatternSyntax syntax = PatternSyntax::literal;
};

enum class Side : std::uint8_t { ours, competitor };

/// One way to match; `make` returns null where it cannot take these patterns at all.
struct MatchEntry {
  std::string_view name;
  Side side;
  bool exact;  ///< must agree with the oracle; else its differences are listed
  std::unique_ptr<MatchEngine> (*make)(const Patterns& patterns);
};

}  // namespace carom::bench
