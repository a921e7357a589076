// A batch and the replies inside its replies: unwrapping puts the inner reply of a record into the next round, where it
// is prepared and scanned like any other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/batch/record_batch.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/unwrap.h"
#include "runtime/scan/literal_set.h"
#include "support/span.h"

namespace carom::table {

/// Where an inner reply was taken from.
struct WrappedIn {
  std::size_t original = 0;  ///< the record, in round 0
  std::size_t wrapper = 0;   ///< its row in the round before
  Span inner;                ///< of the wrapper's normalised text
};

struct Round {
  batch::RecordBatch batch;
  scan::Hits hits;
  bool is_scanned = false;              ///< `hits` are those of all rows; else each row is scanned when it is looked at
  std::vector<std::size_t> first_hits;  ///< by row, as far as rows have been looked at: its first among `hits`
  std::vector<core::Record> records;    ///< from round 1 on: the wrapper's record with the inner reply in its place
  std::vector<WrappedIn> wrapped_in;    ///< by record of `records`
};

/// Round 0 holds the records as they came, round n what n unwraps have left. Reusable.
class Rounds {
 public:
  static constexpr std::size_t kCount = core::kMostUnwraps + 1;

  [[nodiscard]] Round& operator[](std::size_t round) { return rounds_[round]; }
  [[nodiscard]] const Round& operator[](std::size_t round) const { return rounds_[round]; }

  void clear();
  /// Puts the inner reply that `unwrapped` shows into the round behind `round`.
  void add_inner(const core::Program& program, std::size_t round, std::size_t row, const core::Unwrapped& unwrapped);
  /// Prepares what add_inner() has put into `round`.
  void prepare_inner(const core::Program& program, std::size_t round);

  [[nodiscard]] std::size_t original(std::size_t round, std::size_t row) const {
    return round == 0 ? row : rounds_[round].wrapped_in[row].original;
  }
  /// The row of the round before that `row` was taken out of, and so on, in `wanted`, a round at or before `round`.
  [[nodiscard]] std::size_t wrapper(std::size_t round, std::size_t row, std::size_t wanted) const;
  /// The smallest span of the original record's text that made `normalised` of the text of `row`.
  [[nodiscard]] Span source_of(std::size_t round, std::size_t row, Span normalised) const;

 private:
  std::array<Round, kCount> rounds_;
};

}  // namespace carom::table
