// A set of small numbers as bits, all of one size: cells of an axis, rules that a cell concerns.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace carom::table {

class BitSet {
 public:
  explicit BitSet(std::size_t size, bool full = false) : size_(size), words_((size + 63) / 64, full ? ~0ULL : 0ULL) {
    clear_tail();
  }

  void insert(std::size_t bit) { words_[bit / 64] |= 1ULL << bit % 64; }
  [[nodiscard]] bool contains(std::size_t bit) const { return (words_[bit / 64] >> bit % 64 & 1U) != 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] std::size_t count() const {
    std::size_t bits = 0;
    for (const std::uint64_t word : words_) bits += static_cast<std::size_t>(std::popcount(word));
    return bits;
  }

  BitSet& operator&=(const BitSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  BitSet& operator|=(const BitSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  void complement() {
    for (std::uint64_t& word : words_) word = ~word;
    clear_tail();
  }

  /// Calls visit(bit) in increasing order.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
  }

 private:
  /// Bits beyond `size_` stay clear, so that count() and for_each() see none.
  void clear_tail() {
    if (size_ % 64 != 0) words_.back() &= (1ULL << size_ % 64) - 1;
  }

  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace carom::table
