// Finds all occurrences of many literals in one pass over the text (Aho and Corasick 1975).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carom::core {

/// Built once from literals, then immutable and shared by threads. Some 20 bytes for each distinct prefix of a literal.
class LiteralScan {
 public:
  /// `literals[i]` gets number i; empty literals never occur. O(total length), and sorting the literals.
  explicit LiteralScan(std::span<const std::string_view> literals);
  LiteralScan() : LiteralScan(std::span<const std::string_view>{}) {}

  /// Calls found(literal number, end offset) for each occurrence, by end offset, longer literals first, equal ones by
  /// number. Time O(text + occurrences).
  template <class Found>
  void scan(std::string_view text, Found&& found) const {
    std::uint32_t state = kRoot;
    for (std::size_t i = 0; i < text.size(); ++i) {
      state = step(state, static_cast<unsigned char>(text[i]));
      for (std::uint32_t at = states_[state].first_output; at != kNone; at = outputs_[at].next)
        found(outputs_[at].literal, static_cast<std::uint32_t>(i + 1));
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kRoot = 0;
  /// States with more children than this have a set of their bytes; the others compare one byte after another.
  static constexpr std::size_t kFewChildren = 8;

  /// A prefix of a literal. Numbered breadth first, so that the children of one stand side by side, in the order of
  /// their bytes.
  struct State {
    std::uint32_t first_child = 0;
    std::uint32_t suffix = kRoot;  ///< the state of its longest proper suffix
    std::uint32_t first_output = kNone;
    std::uint32_t byte_set = kNone;  ///< of its children, where they are many
    std::uint16_t children = 0;      ///< up to 256
    unsigned char byte = 0;          ///< its last
  };
  struct Output {
    std::uint32_t literal = 0;
    std::uint32_t next = kNone;
  };
  using ByteSet = std::array<std::uint64_t, 4>;
  struct Build;

  [[nodiscard]] std::uint32_t step(std::uint32_t state, unsigned char byte) const {
    while (state != kRoot) {
      if (const std::uint32_t child = child_of(states_[state], byte); child != kNone) return child;
      state = states_[state].suffix;
    }
    return from_root_[byte];
  }
  [[nodiscard]] std::uint32_t child_of(const State& state, unsigned char byte) const {
    if (state.byte_set != kNone) return many_child_of(state, byte);
    const std::uint32_t last = state.first_child + state.children;
    for (std::uint32_t child = state.first_child; child < last; ++child)
      if (states_[child].byte == byte) return child;
    return kNone;
  }
  [[nodiscard]] std::uint32_t many_child_of(const State& state, unsigned char byte) const;

  void add_outputs(const Build& build, std::uint32_t state);
  void add_children(Build& build, std::uint32_t parent);
  void add_byte_set(State& state);

  std::vector<State> states_;
  std::vector<ByteSet> byte_sets_;
  std::vector<Output> outputs_;
  std::array<std::uint32_t, 256> from_root_ = {};
};

}  // namespace carom::core
