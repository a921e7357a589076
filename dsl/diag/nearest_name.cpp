// Plain dynamic programming, left as soon as a candidate is too far: it runs only when something is already wrong.
#include "dsl/diag/nearest_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/ascii.h"

namespace carom::dsl {
namespace {

// Optimal string alignment: each pair of neighbours is swapped at most once. Three rows of the table are enough.
class EditDistance {
 public:
  EditDistance(std::string_view name, Effort& effort)
      : name_(name), effort_(effort), before_last_(row()), last_(row()), current_(row()) {}

  /// Nothing when it is more than `most`, or the effort is spent.
  std::optional<std::size_t> within(std::size_t most, std::string_view candidate) {
    const auto [shorter, longer] = std::minmax({name_.size(), candidate.size()});
    if (!effort_.spend() || longer - shorter > most) return std::nullopt;
    for (std::size_t j = 0; j <= name_.size(); ++j) last_[j] = j;
    std::size_t least_before = 0;
    for (std::size_t i = 1; i <= candidate.size(); ++i) {
      if (!effort_.spend(name_.size())) return std::nullopt;
      const std::size_t least = fill_row(candidate, i);
      // A swap reaches over one row, never over two.
      if (least > most && least_before > most) return std::nullopt;
      least_before = least;
      std::swap(before_last_, last_);
      std::swap(last_, current_);
    }
    return last_[name_.size()] <= most ? std::optional(last_[name_.size()]) : std::nullopt;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> row() const { return std::vector<std::size_t>(name_.size() + 1); }

  // The least of the row: no later one falls below it, swaps aside.
  std::size_t fill_row(std::string_view candidate, std::size_t i) {
    current_[0] = i;
    for (std::size_t j = 1; j <= name_.size(); ++j) {
      const std::size_t replaced = last_[j - 1] + (candidate[i - 1] == name_[j - 1] ? 0 : 1);
      current_[j] = std::min({replaced, last_[j] + 1, current_[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && candidate[i - 1] == name_[j - 2] && candidate[i - 2] == name_[j - 1];
      if (swapped) current_[j] = std::min(current_[j], before_last_[j - 2] + 1);
    }
    return std::ranges::min(current_);
  }

  std::string_view name_;
  Effort& effort_;
  std::vector<std::size_t> before_last_;
  std::vector<std::size_t> last_;
  std::vector<std::size_t> current_;
};

std::size_t farthest_likely(std::string_view a, std::string_view b) {
  return (std::max(a.size(), b.size()) + 2) / 3;
}

bool same_digits(std::string_view a, std::string_view b) {
  const auto digits = [](std::string_view name) {
    std::string found;
    std::ranges::copy_if(name, std::back_inserter(found), is_digit);
    return found;
  };
  return digits(a) == digits(b);
}

std::string ask(std::string_view nearest) {
  return fmt::format("did you mean `{}`?", nearest);
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates, Effort& effort) {
  EditDistance distance(name, effort);
  std::string_view best;
  std::optional<std::size_t> best_distance;
  for (const std::string_view candidate : candidates) {
    if (best_distance == 0) break;
    const std::size_t most = best_distance ? *best_distance - 1 : farthest_likely(name, candidate);
    const auto d = distance.within(std::min(most, farthest_likely(name, candidate)), candidate);
    if (!d) continue;
    best = candidate;
    best_distance = d;
  }
  return effort.left() == 0 ? std::string_view{} : best;
}

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates) {
  Effort effort(kSuggestingEffort);
  return nearest_name(name, candidates, effort);
}

Applicability applicability_of(std::string_view name, std::string_view nearest,
                               std::span<const std::string_view> candidates, Effort& effort) {
  constexpr std::size_t kShortestTelling = 4;
  if (std::min(name.size(), nearest.size()) < kShortestTelling || !same_digits(name, nearest))
    return Applicability::for_review;
  EditDistance distance(name, effort);
  const auto near = [&](std::string_view candidate) {
    return candidate != nearest && distance.within(1, candidate).has_value();
  };
  const bool is_slip = distance.within(1, nearest).has_value() && std::ranges::none_of(candidates, near);
  return is_slip && effort.left() != 0 ? Applicability::machine_applicable : Applicability::for_review;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view nearest = nearest_name(name, candidates);
  return nearest.empty() ? std::string() : ask(nearest);
}

bool suggest_name(Diagnostic& diagnostic, std::string_view written, SourceSpan where,
                  std::span<const std::string_view> candidates, Effort& effort) {
  const std::string_view nearest = nearest_name(written, candidates, effort);
  if (nearest.empty()) return false;
  diagnostic.notes.push_back({std::nullopt, ask(nearest)});
  diagnostic.offer(where, std::string(nearest), applicability_of(written, nearest, candidates, effort));
  return true;
}

}  // namespace carom::dsl
