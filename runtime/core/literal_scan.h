// Finds all occurrences of many literals in one pass over the text (Aho and Corasick 1975).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carom::core {

/// Built once from literals, then immutable and shared by threads.
class LiteralScan {
 public:
  /// `literals[i]` gets number i; empty literals never occur. O(total length × distinct bytes).
  explicit LiteralScan(std::span<const std::string_view> literals);
  LiteralScan() = default;

  /// Calls found(literal number, end offset) for each occurrence, by end offset, longer literals first.
  /// Time O(text + occurrences).
  template <class Found>
  void scan(std::string_view text, Found&& found) const {
    std::uint32_t state = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      state = step(state, static_cast<unsigned char>(text[i]));
      for (std::uint32_t at = first_output(state); at != kNone; at = chain_[at])
        found(outputs_[at], static_cast<std::uint32_t>(i + 1));
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  [[nodiscard]] std::uint32_t step(std::uint32_t state, unsigned char byte) const {
    return next_.empty() ? 0 : next_[std::size_t{state} * class_count_ + byte_class_[byte]];
  }
  [[nodiscard]] std::uint32_t first_output(std::uint32_t state) const {
    return first_output_.empty() ? kNone : first_output_[state];
  }

  void number_bytes(std::span<const std::string_view> literals);
  std::uint32_t add_state();
  void add_literal(std::string_view literal, std::uint32_t number);
  void append_outputs(std::uint32_t state, std::uint32_t suffix);
  void fold_failure_links();

  std::uint16_t byte_class_[256] = {};  // 256 bytes of their own and the class of all others: 257 values
  std::uint32_t class_count_ = 1;
  std::vector<std::uint32_t> next_;          // state × byte class → state
  std::vector<std::uint32_t> first_output_;  // state → head of its chain of outputs
  std::vector<std::uint32_t> outputs_;       // literal numbers
  std::vector<std::uint32_t> chain_;
};

}  // namespace carom::core
