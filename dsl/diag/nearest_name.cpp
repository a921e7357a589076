// Plain dynamic programming: it runs only when something is already wrong.
#include "dsl/diag/nearest_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "support/ascii.h"

namespace carom::dsl {
namespace {

// Optimal string alignment: each pair of neighbours is swapped at most once. Three rows of the table are enough.
class EditDistance {
 public:
  explicit EditDistance(std::string_view name) : name_(name), before_last_(row()), last_(row()), current_(row()) {}

  std::size_t to(std::string_view candidate) {
    for (std::size_t j = 0; j <= name_.size(); ++j) last_[j] = j;
    for (std::size_t i = 1; i <= candidate.size(); ++i) {
      fill_row(candidate, i);
      std::swap(before_last_, last_);
      std::swap(last_, current_);
    }
    return last_[name_.size()];
  }

 private:
  [[nodiscard]] std::vector<std::size_t> row() const { return std::vector<std::size_t>(name_.size() + 1); }

  void fill_row(std::string_view candidate, std::size_t i) {
    current_[0] = i;
    for (std::size_t j = 1; j <= name_.size(); ++j) {
      const std::size_t replaced = last_[j - 1] + (candidate[i - 1] == name_[j - 1] ? 0 : 1);
      current_[j] = std::min({replaced, last_[j] + 1, current_[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && candidate[i - 1] == name_[j - 2] && candidate[i - 2] == name_[j - 1];
      if (swapped) current_[j] = std::min(current_[j], before_last_[j - 2] + 1);
    }
  }

  std::string_view name_;
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

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates) {
  EditDistance distance(name);
  std::string_view best;
  std::size_t best_distance = 0;
  bool found = false;
  for (const std::string_view candidate : candidates) {
    const std::size_t d = distance.to(candidate);
    if (found && d >= best_distance) continue;
    found = true;
    best = candidate;
    best_distance = d;
  }
  return found && best_distance <= farthest_likely(name, best) ? best : std::string_view{};
}

Applicability applicability_of(std::string_view name, std::string_view nearest,
                               std::span<const std::string_view> candidates) {
  constexpr std::size_t kShortestTelling = 4;
  if (std::min(name.size(), nearest.size()) < kShortestTelling || !same_digits(name, nearest))
    return Applicability::for_review;
  EditDistance distance(name);
  const auto near = [&](std::string_view candidate) { return candidate != nearest && distance.to(candidate) <= 1; };
  const bool is_slip = distance.to(nearest) <= 1 && std::ranges::none_of(candidates, near);
  return is_slip ? Applicability::machine_applicable : Applicability::for_review;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view nearest = nearest_name(name, candidates);
  return nearest.empty() ? std::string() : fmt::format("did you mean `{}`?", nearest);
}

bool suggest_name(Diagnostic& diagnostic, std::string_view written, SourceSpan where,
                  std::span<const std::string_view> candidates) {
  const std::string_view nearest = nearest_name(written, candidates);
  if (nearest.empty()) return false;
  diagnostic.notes.push_back({std::nullopt, did_you_mean(written, candidates)});
  diagnostic.offer(where, std::string(nearest), applicability_of(written, nearest, candidates));
  return true;
}

}  // namespace carom::dsl
