// What the verdicts of a batch point at: one verdict's spans live in a scratch, those of many need a place of their
// own.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/core/verdict.h"
#include "support/text_arena.h"

namespace carom::core {

/// Evidence, tags and facts are appended verdict by verdict and cut into spans when nothing moves any more. Reusable,
/// and without allocations once it has seen a batch as large.
class VerdictParts {
 public:
  struct Place {
    std::size_t evidence = 0;
    std::size_t tags = 0;
    std::size_t facts = 0;
  };

  /// Forgets all parts; those of `count` verdicts follow, in any order.
  void begin(std::size_t count);
  [[nodiscard]] Place now() const { return {evidence.size(), tags.size(), facts.size()}; }
  /// Copies what `verdict` points at in a scratch; its spans are set by settle().
  void take_over(Verdict& verdict);
  /// Copies the texts that `verdict` and its parts, appended since `begin`, point at outside the program.
  void keep_texts(const Place& begin, Verdict& verdict);
  /// What was appended since `begin` belongs to verdict number `number`.
  void assign(std::size_t number, const Place& begin) { places_[number] = {begin, now()}; }
  /// Sets the spans of all verdicts. They live until begin().
  void settle(std::span<Verdict> verdicts) const;

  // For engines that append the parts of a verdict themselves.
  std::vector<Evidence> evidence;
  std::vector<std::string_view> tags;
  std::vector<Fact> facts;

 private:
  std::vector<std::pair<Place, Place>> places_;  // by verdict: begin, end
  TextArena strings_;                            // copies of what lives in a scratch
};

}  // namespace carom::core
