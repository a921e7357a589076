// One door to utf8proc's composition tables. Lower-casing may open a new composition (U+0130 becomes `i`, which takes
// an acute that its capital does not), so a run is composed, lower-cased and, where that changed it, composed again.
#include "runtime/core/composition.h"

#include <utf8proc.h>

#include "support/check.h"

namespace carom::core {
namespace {

/// STABLE respects the composition exclusions, which NFC demands.
constexpr auto kCompose = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);

std::uint8_t combining_class(std::int32_t code_point) {
  return static_cast<std::uint8_t>(utf8proc_get_property(code_point)->combining_class);
}

std::size_t compose_in_place(std::span<std::int32_t> points) {
  const auto size = utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()), kCompose);
  CAROM_CHECK(size >= 0, "composition of valid code points cannot fail");
  return static_cast<std::size_t>(size);
}

}  // namespace

std::size_t decompose(std::int32_t code_point, std::span<std::int32_t, 4> out) {
  int unused_boundary = 0;
  const auto size =
      utf8proc_decompose_char(code_point, out.data(), 4,
                              static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE), &unused_boundary);
  CAROM_CHECK(size >= 1 && size <= 4, "canonical decompositions have one to four code points");
  return static_cast<std::size_t>(size);
}

bool CombiningRun::add(std::int32_t code_point) {
  const std::uint8_t klass = combining_class(code_point);
  if (klass != 0) {
    add_mark(code_point, klass);
    return true;
  }
  if (size_ != 0) return compose_with_starter(code_point);
  append(code_point);
  return true;
}

// Canonical order: marks sorted by class, equal classes as they came.
void CombiningRun::add_mark(std::int32_t mark, std::uint8_t klass) {
  if (marks_ == kMaxMarks) return;
  ++marks_;
  append(mark);
  for (std::size_t i = size_ - 1; i > 0 && combining_class(points_[i - 1]) > klass; --i)
    std::swap(points_[i - 1], points_[i]);
}

void CombiningRun::compose() {
  size_ = compose_in_place({points_.data(), size_});
}

// Starters compose with a starter before them only when nothing is left between (Hangul syllables, Indic vowels).
bool CombiningRun::compose_with_starter(std::int32_t starter) {
  compose();
  if (size_ != 1) return false;
  std::array pair = {points_[0], starter};
  if (compose_in_place(pair) != 1) return false;
  points_[0] = pair[0];
  marks_ = 0;
  return true;
}

bool CombiningRun::lower_case() {
  bool changed = false;
  for (std::size_t i = 0; i < size_; ++i) {
    const std::int32_t lower = utf8proc_tolower(points_[i]);
    changed |= lower != points_[i];
    points_[i] = lower;
  }
  return changed;
}

void CombiningRun::decompose() {
  const std::array<std::int32_t, kCapacity> composed = points_;
  const std::size_t count = size_;
  size_ = marks_ = 0;
  std::array<std::int32_t, 4> parts{};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t part_count = core::decompose(composed[i], parts);
    for (std::size_t k = 0; k < part_count; ++k) {
      const std::uint8_t klass = combining_class(parts[k]);
      klass != 0 ? add_mark(parts[k], klass) : append(parts[k]);
    }
  }
}

std::span<const std::int32_t> CombiningRun::take() {
  compose();
  if (lower_case() && size_ > 1) {
    decompose();
    compose();
  }
  const std::size_t size = size_;
  size_ = marks_ = 0;
  return {points_.data(), size};
}

}  // namespace carom::core
