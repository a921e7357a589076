// What conjunctions ask of one column, as bits: which of the distinct requirements a value meets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "runtime/table/bit_set.h"

namespace carom::table {

/// One part of a requirement: a predicate on the column, or its complement.
struct RequiredPredicate {
  std::uint32_t predicate = 0;
  bool wanted = true;
  friend auto operator<=>(const RequiredPredicate&, const RequiredPredicate&) = default;
};

/// Equal requirements get equal numbers; 0 is met by every value.
class Requirements {
 public:
  /// Holds no more than `most_bits`: requirements × cells.
  explicit Requirements(std::size_t most_bits) : most_bits_(most_bits) {}

  /// Adds a conjunction and returns its number; nothing: there is no more room. `cells_where(predicate)` says for which
  /// cells a predicate holds, an optional BitSet; nothing there: no room, either.
  template <class CellsWhere>
  [[nodiscard]] std::optional<std::uint32_t> add(const std::vector<RequiredPredicate>& parts, std::size_t cells,
                                                 CellsWhere&& cells_where) {
    if (parts.empty()) return 0;
    if (const auto known = numbers_.find(parts); known != numbers_.end()) return known->second;
    if ((met_by_.size() + 1) * cells > most_bits_) return std::nullopt;
    BitSet met(cells, true);
    for (const RequiredPredicate& part : parts) {
      std::optional<BitSet> holds = cells_where(part.predicate);
      if (!holds) return std::nullopt;
      if (!part.wanted) holds->complement();
      met &= *holds;
    }
    met_by_.push_back(std::move(met));
    const auto number = static_cast<std::uint32_t>(met_by_.size());
    numbers_.emplace(parts, number);
    return number;
  }

  /// Lays the bits out by cell; after the last add().
  void settle(std::size_t cells) {
    words_ = met_by_.size() / 64 + 1;
    bits_.assign(cells * words_, 0);
    for (std::size_t cell = 0; cell < cells; ++cell) bits_[cell * words_] |= 1U;
    for (std::size_t number = 1; number <= met_by_.size(); ++number)
      met_by_[number - 1].for_each(
          [&](std::size_t cell) { bits_[cell * words_ + number / 64] |= 1ULL << number % 64; });
    numbers_.clear();
    met_by_ = {};
  }

  /// The requirements that a value of `cell` meets.
  [[nodiscard]] const std::uint64_t* row(std::uint32_t cell) const { return bits_.data() + cell * words_; }
  [[nodiscard]] static bool is_met(const std::uint64_t* row, std::uint32_t number) {
    return (row[number / 64] >> number % 64 & 1U) != 0;
  }

 private:
  std::size_t most_bits_;
  std::map<std::vector<RequiredPredicate>, std::uint32_t> numbers_;
  std::vector<BitSet> met_by_;
  std::size_t words_ = 1;
  std::vector<std::uint64_t> bits_;
};

}  // namespace carom::table
