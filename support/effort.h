// How much work an answer is worth that one can do without: proofs over long lists, suggestions among many names.
#pragma once

#include <cstdint>

namespace carom {

/// Counts steps down, of whatever size its user says. Once all are spent, the user answers without.
class Effort {
 public:
  explicit Effort(std::uint64_t steps) : left_(steps) {}

  /// False when less than that was left; then nothing is left.
  [[nodiscard]] bool spend(std::uint64_t steps = 1) {
    const bool enough = steps <= left_;
    left_ = enough ? left_ - steps : 0;
    return enough;
  }
  [[nodiscard]] std::uint64_t left() const { return left_; }

 private:
  std::uint64_t left_;
};

}  // namespace carom
