// Canonical composition (NFC, UAX #15) and simple lower case of one starter with its combining marks: the part of
// normalisation that must look at more than one code point. Private to normalise.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace carom::core {

/// A starter and the marks that follow it, decomposed; fixed memory because marks beyond kMaxMarks are dropped.
class CombiningRun {
 public:
  /// UAX #15, Stream-Safe Text Format: no language needs more.
  static constexpr std::size_t kMaxMarks = 30;

  /// Adds one fully decomposed code point. False: it begins a new run, and this one must be taken out first.
  [[nodiscard]] bool add(std::int32_t code_point);
  /// The run in NFC and lower case, valid until the next call; the run is empty afterwards.
  [[nodiscard]] std::span<const std::int32_t> take();
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  // A starter decomposes into at most four code points, its lower case into no more.
  static constexpr std::size_t kCapacity = kMaxMarks + 8;

  void append(std::int32_t code_point) { points_[size_++] = code_point; }
  void add_mark(std::int32_t mark, std::uint8_t combining_class);
  void compose();
  [[nodiscard]] bool compose_with_starter(std::int32_t starter);
  [[nodiscard]] bool lower_case();
  void decompose();

  std::array<std::int32_t, kCapacity> points_{};
  std::size_t size_ = 0;
  std::size_t marks_ = 0;
};

/// The canonical decomposition of one code point, at most four; returns how many.
std::size_t decompose(std::int32_t code_point, std::span<std::int32_t, 4> out);

}  // namespace carom::core
