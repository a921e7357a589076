// A minimum-cost hitting set, greedily (Chvátal 1979): every literal holds at least one chosen bigram at a place where
// few other literals have the same window. The cost of a bigram is how often text is expected to hold it.
#include "runtime/scan/choose_anchors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>

#include "runtime/scan/byte_pair_model.h"

namespace carom::scan {
namespace {

/// A literal's anchor is looked for in so many bytes of it.
constexpr std::size_t kLookedAtBytes = 256;
/// A window may be shared by this many times as many literals as the literal's least shared one, and some more: what a
/// larger choice saves in anchors is lost in comparisons.
constexpr std::uint32_t kSharingFactor = 4;
constexpr std::uint32_t kSharingAllowance = 2;
/// The literals are themselves a sample of the text they are looked for in. They count for half of it when they have
/// many times this many bytes.
constexpr double kBytesForTrust = 4'000;

using Costs = std::array<double, kBigrams>;

std::uint32_t bigram_at(std::string_view literal, std::size_t place) {
  return bigram_of(static_cast<unsigned char>(literal[place]), static_cast<unsigned char>(literal[place + 1]));
}

/// Calls visit(place) for every place that may be the literal's anchor.
template <class Visit>
void for_each_place(std::string_view literal, WindowShape shape, Visit&& visit) {
  const std::size_t looked_at = std::min(literal.size(), kLookedAtBytes);
  for (std::size_t place = shape.before; place - shape.before + shape.size <= looked_at; ++place) visit(place);
}

/// How many windows of all literals have a hash: nearly how many literals share a window.
class WindowCounts {
 public:
  WindowCounts(std::span<const std::string_view> literals, WindowShape shape) : shape_(shape) {
    std::size_t places = 1;
    for (const std::string_view literal : literals) places += std::min(literal.size(), kLookedAtBytes);
    shift_ = 64 - static_cast<std::uint32_t>(
                      std::clamp<std::size_t>(static_cast<std::size_t>(std::bit_width(places)) + 2, 8, 22));
    counts_.resize(std::size_t{1} << (64 - shift_));
    for (const std::string_view literal : literals)
      for_each_place(literal, shape, [&](std::size_t place) {
        std::uint16_t& count = counts_[hash(literal, place)];
        if (count != 0xFFFF) ++count;
      });
  }
  [[nodiscard]] std::uint32_t sharing(std::string_view literal, std::size_t place) const {
    return counts_[hash(literal, place)];
  }

 private:
  /// Not window_product: the literals here have no padding to read.
  [[nodiscard]] std::size_t hash(std::string_view literal, std::size_t place) const {
    std::uint64_t window = 0;
    std::memcpy(&window, literal.data() + place - shape_.before, shape_.size);
    return window * 0x9E3779B97F4A7C15U >> shift_;
  }

  WindowShape shape_;
  std::uint32_t shift_;
  std::vector<std::uint16_t> counts_;
};

/// Expected occurrences of each bigram in a byte of text.
Costs bigram_costs(std::span<const std::string_view> literals, const BytePairCounts& model) {
  Costs own{};
  double own_total = 1;
  for (const std::string_view literal : literals)
    for (std::size_t place = 0; place + 1 < std::min(literal.size(), kLookedAtBytes); ++place) {
      own[bigram_at(literal, place)] += 1;
      own_total += 1;
    }
  const double model_total = std::accumulate(model.begin(), model.end(), 0.3 * kBigrams);
  const double trust = 0.5 * own_total / (own_total + kBytesForTrust);
  Costs costs;
  for (std::size_t b = 0; b < kBigrams; ++b)
    costs[b] = (1 - trust) * (model[b] + 0.3) / model_total + trust * own[b] / own_total;
  return costs;
}

/// Which literals can be anchored at which bigrams, both ways round.
struct Choices {
  std::vector<std::vector<std::uint32_t>> literals_of{kBigrams};  // bigram → literals
  std::vector<std::uint32_t> bigrams;                             // of all literals
  std::vector<std::size_t> first_bigram;  // literal → its first in `bigrams`, one more at the end
};

Choices list_choices(std::span<const std::string_view> literals, WindowShape shape, const WindowCounts& counts) {
  Choices choices;
  std::array<std::uint32_t, kBigrams> last_literal;
  last_literal.fill(0xFFFFFFFF);
  for (std::uint32_t literal = 0; literal < literals.size(); ++literal) {
    const std::string_view bytes = literals[literal];
    std::uint32_t least = 0xFFFF;
    for_each_place(bytes, shape, [&](std::size_t place) { least = std::min(least, counts.sharing(bytes, place)); });
    choices.first_bigram.push_back(choices.bigrams.size());
    for_each_place(bytes, shape, [&](std::size_t place) {
      if (counts.sharing(bytes, place) > kSharingFactor * least + kSharingAllowance) return;
      const std::uint32_t bigram = bigram_at(bytes, place);
      if (last_literal[bigram] == literal) return;
      last_literal[bigram] = literal;
      choices.bigrams.push_back(bigram);
      choices.literals_of[bigram].push_back(literal);
    });
  }
  choices.first_bigram.push_back(choices.bigrams.size());
  return choices;
}

std::span<const std::uint32_t> bigrams_of(const Choices& choices, std::uint32_t literal) {
  return std::span(choices.bigrams)
      .subspan(choices.first_bigram[literal], choices.first_bigram[literal + 1] - choices.first_bigram[literal]);
}

/// Bigrams, most useful first, until every literal holds one.
std::vector<std::uint32_t> cover(const Choices& choices, std::size_t literal_count, const Costs& costs) {
  std::vector<std::uint32_t> chosen;
  std::vector<bool> is_covered(literal_count);
  std::array<std::uint32_t, kBigrams> gains{};
  for (std::uint32_t b = 0; b < kBigrams; ++b) gains[b] = static_cast<std::uint32_t>(choices.literals_of[b].size());
  for (std::size_t uncovered = literal_count; uncovered > 0;) {
    std::uint32_t best = 0;
    for (std::uint32_t b = 1; b < kBigrams; ++b)
      if (gains[b] * costs[best] > gains[best] * costs[b]) best = b;
    chosen.push_back(best);
    for (const std::uint32_t literal : choices.literals_of[best]) {
      if (is_covered[literal]) continue;
      is_covered[literal] = true;
      --uncovered;
      for (const std::uint32_t bigram : bigrams_of(choices, literal)) --gains[bigram];
    }
  }
  return chosen;
}

/// Drops those that no literal needs any more, costly ones first.
void drop_superfluous(const Choices& choices, std::size_t literal_count, const Costs& costs,
                      std::vector<std::uint32_t>& chosen) {
  std::vector<std::uint32_t> anchors(literal_count);
  for (const std::uint32_t bigram : chosen)
    for (const std::uint32_t literal : choices.literals_of[bigram]) ++anchors[literal];
  std::ranges::sort(chosen, std::ranges::greater{}, [&](std::uint32_t bigram) { return costs[bigram]; });
  std::erase_if(chosen, [&](std::uint32_t bigram) {
    const auto& literals = choices.literals_of[bigram];
    if (std::ranges::any_of(literals, [&](std::uint32_t literal) { return anchors[literal] == 1; })) return false;
    for (const std::uint32_t literal : literals) --anchors[literal];
    return true;
  });
}

/// How often a window is expected, as a logarithm: bytes that follow each other as in a first-order Markov chain.
class WindowRarity {
 public:
  explicit WindowRarity(const Costs& costs) {
    std::array<double, kFoldedBytes> firsts{};
    for (std::uint32_t b = 0; b < kBigrams; ++b) firsts[b % kFoldedBytes] += costs[b];
    for (std::uint32_t b = 0; b < kBigrams; ++b)
      follows_[b] = static_cast<float>(std::log2(costs[b] / firsts[b % kFoldedBytes]));
    for (std::uint32_t f = 0; f < kFoldedBytes; ++f) starts_[f] = static_cast<float>(std::log2(firsts[f]));
  }
  [[nodiscard]] float of(std::string_view window) const {
    float rarity = starts_[static_cast<unsigned char>(window[0]) % kFoldedBytes];
    for (std::size_t i = 0; i + 1 < window.size(); ++i) rarity += follows_[bigram_at(window, i)];
    return rarity;
  }

 private:
  std::array<float, kBigrams> follows_;
  std::array<float, kFoldedBytes> starts_;
};

/// Among the places that start with a chosen bigram: the least shared window, and of those the most seldom one.
std::uint32_t best_place(std::string_view literal, WindowShape shape, const BigramSet& bigrams,
                         const WindowCounts& counts, const WindowRarity& rarity) {
  std::size_t best = 0;
  float best_cost = 0;
  bool is_first = true;
  for_each_place(literal, shape, [&](std::size_t place) {
    if (!bigrams.contains(bigram_at(literal, place))) return;
    const float shared = std::log2(static_cast<float>(counts.sharing(literal, place)));
    const float cost = 4 * shared + rarity.of(literal.substr(place - shape.before, shape.size));
    if (is_first || cost < best_cost) {
      best = place;
      best_cost = cost;
    }
    is_first = false;
  });
  return static_cast<std::uint32_t>(best);
}

}  // namespace

Anchors choose_anchors(std::span<const std::string_view> literals, WindowShape shape, const BytePairCounts& model) {
  const WindowCounts counts(literals, shape);
  const Costs costs = bigram_costs(literals, model);
  const Choices choices = list_choices(literals, shape, counts);
  std::vector<std::uint32_t> chosen = cover(choices, literals.size(), costs);
  drop_superfluous(choices, literals.size(), costs, chosen);

  Anchors anchors;
  for (const std::uint32_t bigram : chosen) anchors.bigrams.insert(bigram);
  const WindowRarity rarity(costs);
  for (const std::string_view literal : literals)
    anchors.of_literal.push_back(best_place(literal, shape, anchors.bigrams, counts, rarity));
  return anchors;
}

Anchors anchors_of_bytes(std::span<const std::string_view> literals) {
  Anchors anchors;
  for (const std::string_view literal : literals)
    for (std::uint32_t second = 0; second < kFoldedBytes; ++second)
      anchors.bigrams.insert(bigram_of(static_cast<unsigned char>(literal[0]), static_cast<unsigned char>(second)));
  anchors.of_literal.resize(literals.size());
  return anchors;
}

}  // namespace carom::scan
