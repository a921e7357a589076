// P. M. Fenwick, "A new data structure for cumulative frequency tables" (1994): sums of ranges whose lengths are powers
// of two.
#include "runtime/suppression/latest_tries.h"

#include <bit>

namespace carom::suppression {
namespace {

std::size_t range_at(std::size_t index) {
  return index & (~index + 1);
}

}  // namespace

LatestTries::LatestTries(std::size_t most) : sums_(most + 1) {}

void LatestTries::add(std::string_view message) {
  const std::size_t place = added_++;
  change(place, 1);
  ++messages_;
  if (message.empty()) return;
  const auto [last, is_first] = last_.try_emplace(message, place);
  if (is_first) return;
  change(last->second, -1);
  --messages_;
  last->second = place;
}

// The messages before it are `messages_ - n`: down the tree to the first place with more than these up to it.
std::optional<std::size_t> LatestTries::nth(std::size_t n) const {
  if (n == 0 || n > messages_) return std::nullopt;
  std::size_t before = messages_ - n;
  std::size_t index = 0;
  for (std::size_t step = std::bit_floor(sums_.size() - 1); step != 0; step /= 2) {
    if (index + step >= sums_.size()) continue;
    const auto sum = static_cast<std::size_t>(sums_[index + step]);
    if (sum > before) continue;
    before -= sum;
    index += step;
  }
  return index;
}

void LatestTries::change(std::size_t place, int by) {
  for (std::size_t index = place + 1; index < sums_.size(); index += range_at(index)) sums_[index] += by;
}

}  // namespace carom::suppression
