// Chooses, for each literal of a class, the place in it that a scan finds it by.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/scan/bigram.h"
#include "runtime/scan/byte_pair_model.h"
#include "runtime/scan/window_table.h"

namespace carom::scan {

struct Anchors {
  BigramSet bigrams;                      ///< every chosen place starts with one of these
  std::vector<std::uint32_t> of_literal;  ///< the chosen place in each literal, as an offset
};

/// Every literal has at least shape.size bytes, shape.size is at least 2. The bigrams are few and seldom in text; the
/// windows about the places are shared by few literals. `model` is the text they are to be seldom in. Time and memory
/// O(total bytes).
[[nodiscard]] Anchors choose_anchors(std::span<const std::string_view> literals, WindowShape shape,
                                     const BytePairCounts& model = kBytePairCounts);

/// The same for literals of one byte each, which leave no choice.
[[nodiscard]] Anchors anchors_of_bytes(std::span<const std::string_view> literals);

}  // namespace carom::scan
