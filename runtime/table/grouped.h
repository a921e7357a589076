// Lists of row numbers, one list a key, in one block: what hits of a pattern or a value of a field lead to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carom::table {

/// Immutable; `grouped[key]` are the values that were given for `key`, in the order given.
class Grouped {
 public:
  Grouped() = default;
  explicit Grouped(const std::vector<std::vector<std::uint32_t>>& lists) {
    begins_.reserve(lists.size() + 1);
    for (const auto& list : lists) {
      values_.insert(values_.end(), list.begin(), list.end());
      begins_.push_back(static_cast<std::uint32_t>(values_.size()));
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t key) const {
    return {values_.data() + begins_[key], begins_[key + 1] - begins_[key]};
  }

 private:
  std::vector<std::uint32_t> begins_{0};
  std::vector<std::uint32_t> values_;
};

}  // namespace carom::table
