// Which messages failed lately: of failures that are gone through in the order of time, the last try of each message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carom::suppression {

/// Time: the logarithm of `most` for each add() and nth().
class LatestTries {
 public:
  /// At most `most` tries are added.
  explicit LatestTries(std::size_t most);

  /// The next try, of `message` (which outlives this); empty: of a message that no other try is of.
  void add(std::string_view message);
  /// So far, each once.
  [[nodiscard]] std::size_t messages() const { return messages_; }
  /// Going back, the place (from 0, in the order of add()) of the last try of the `n`th message that is met; `n` counts
  /// from 1. Nothing: there are fewer messages.
  [[nodiscard]] std::optional<std::size_t> nth(std::size_t n) const;

 private:
  void change(std::size_t place, int by);

  std::vector<int> sums_;  ///< a Fenwick tree, counted from 1, of how many places are a message's last try
  std::unordered_map<std::string_view, std::size_t> last_;
  std::size_t added_ = 0;
  std::size_t messages_ = 0;
};

}  // namespace carom::suppression
