// What conjunctions ask of one column, as bits: which of the distinct requirements a value meets.
#pragma once

#include <cstdint>
#include <map>
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
  /// Adds a conjunction and returns its number. `cells_where(predicate)` says for which cells a predicate holds.
  template <class CellsWhere>
  std::uint32_t add(std::vector<RequiredPredicate> parts, std::size_t cells, CellsWhere&& cells_where) {
    if (parts.empty()) return 0;
    const auto [known, is_new] = numbers_.try_emplace(std::move(parts), static_cast<std::uint32_t>(met_by_.size() + 1));
    if (!is_new) return known->second;
    BitSet met(cells, true);
    for (const RequiredPredicate& part : known->first) {
      BitSet holds = cells_where(part.predicate);
      if (!part.wanted) holds.complement();
      met &= holds;
    }
    met_by_.push_back(std::move(met));
    return known->second;
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
  std::map<std::vector<RequiredPredicate>, std::uint32_t> numbers_;
  std::vector<BitSet> met_by_;
  std::size_t words_ = 1;
  std::vector<std::uint64_t> bits_;
};

}  // namespace carom::table
