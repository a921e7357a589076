// Finds every occurrence of many literals in many texts at once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/scan/hits.h"
#include "runtime/scan/simd_form.h"
#include "runtime/scan/text_batch.h"

namespace carom::scan {

/// Immutable after build(), shared by threads.
class LiteralSet {
 public:
  /// `literals[i]` gets number i. Literals hold no NUL; empty ones never occur; equal ones are all reported.
  [[nodiscard]] static LiteralSet build(std::span<const std::string_view> literals, SimdForm form = best_simd_form());
  LiteralSet() = default;

  /// Replaces `hits` by every occurrence in the texts of a finished batch, overlapping ones too. Hits of an earlier
  /// text stand before those of a later one; within a text, occurrences of one literal stand in order.
  void find(const TextBatch& texts, Hits& hits) const;
  /// The same for one text, offsets from its first byte. TextBatch::kPadding bytes on both sides must be readable, with
  /// a NUL next to the text on either side.
  void find(std::string_view padded_text, Hits& hits) const;

 private:
  struct Entry {
    std::uint32_t literal = 0;
    std::uint32_t begin = 0;  ///< in bytes_
    std::uint32_t size = 0;
  };

  void scan(const char* text, std::size_t begin, std::size_t end, Hits& hits) const;

  std::string bytes_;                          // all literals
  std::vector<Entry> entries_;                 // by bucket
  std::vector<std::uint32_t> begins_;          // bucket → first entry
  std::vector<std::uint64_t> is_bucket_;       // bit a bucket: not empty
  std::array<std::vector<Entry>, 256> short_;  // one-byte literals, by their byte
};

}  // namespace carom::scan
