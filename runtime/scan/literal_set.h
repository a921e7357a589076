// Finds every occurrence of every one of many literals in normalised text.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "runtime/scan/byte_pair_model.h"
#include "runtime/scan/hits.h"
#include "runtime/scan/simd_form.h"
#include "runtime/scan/text_batch.h"

namespace carom::scan {

/// Immutable once built; any number of threads may search with it, each with Hits of its own.
class LiteralSet {
 public:
  static constexpr std::size_t kMaxLiteralBytes = 65'536;
  static constexpr std::size_t kMaxLiterals = 200'000;
  static constexpr std::size_t kMaxBytes = std::size_t{1} << 30U;  ///< of all literals

  /// `literals[i]` gets number i: 1 to kMaxLiteralBytes bytes, any but NUL, as normalised text holds them; equal ones
  /// are found under each number. The literals are copied. `form` must be available (simd_form.h). `model`
  /// says what the texts will be like; it changes how fast they are searched, never what is found.
  [[nodiscard]] static LiteralSet build(std::span<const std::string_view> literals, SimdForm form = best_simd_form(),
                                        const BytePairCounts& model = kBytePairCounts);

  /// Finds no literal.
  LiteralSet();
  LiteralSet(LiteralSet&&) noexcept;
  LiteralSet& operator=(LiteralSet&&) noexcept;
  ~LiteralSet();

  /// Every occurrence of every literal, overlapping ones and those inside others too. Order: by text; inside a text
  /// the occurrences of one literal come in increasing order of their ends, and nothing is promised between literals.
  /// A hit lies in text i exactly when texts.begin(i) < hit.end <= texts.end(i). Call texts.finish() first.
  /// Time O(bytes + occurrences), whatever the texts are; no allocation after warm-up.
  void find(const TextBatch& texts, Hits& hits) const;

  /// The same where there may be very many: false when there are more than `most`, and `hits` are of no use then. They
  /// take memory for little more than `most`: for what is found at one place, and a hit for each byte of 8 KiB.
  [[nodiscard]] bool find(const TextBatch& texts, std::size_t most, Hits& hits) const;
  /// The same in text `i` alone.
  [[nodiscard]] bool find_in(const TextBatch& texts, std::size_t i, std::size_t most, Hits& hits) const;

  /// The same for one text, at low latency; ends are offsets into `text`. `text` holds no NUL and lies in a TextBatch,
  /// or as one does: a NUL right before and right behind it, and TextBatch::kPadding readable bytes on both sides.
  void find(std::string_view text, Hits& hits) const;

  [[nodiscard]] SimdForm form() const;
  /// How many literals it was built from.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Built;
  explicit LiteralSet(std::unique_ptr<const Built> built);
  bool find(const char* base, std::size_t begin, std::size_t end, std::size_t most, Hits& hits) const;
  std::unique_ptr<const Built> built_;
};

}  // namespace carom::scan
