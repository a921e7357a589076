// Each phrase holds a name that no other has, so that a rule made of it finds its own texts.
#include "bench/texts/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_set>

#include "runtime/core/normalise.h"
#include "support/check.h"

namespace carom::bench {
namespace {

// Together more than the largest rule set, so that even that one leaves phrases that no rule knows.
constexpr std::size_t kProse = 16'000;
constexpr std::size_t kMarks = 8'000;
// A phrase of rank r is drawn about as often as 1 / (r + kFlatTop): Zipf's law with a flattened top.
constexpr double kFlatTop = 12;

std::string make_name(const Material& material, Random& random) {
  std::string name;
  for (std::size_t i = 2 + random.below(2); i > 0; --i) name += random.pick(material.syllables);
  return name;
}

// `name`: what of it stands in no other sentence; empty: nothing.
std::string make_sentence(const Material& material, const std::string& name, Random& random) {
  const std::string_view subject = random.pick(material.subjects);
  const std::string_view predicate = random.pick(material.predicates);
  const std::string_view join = random.pick(material.joins);
  const std::string_view reason = random.pick(material.reasons);
  if (name.empty()) return fmt::format("{} {}", subject, predicate);
  switch (random.below(4)) {
    case 0:
      return fmt::format("{}{}{}", predicate, join, name);
    case 1:
      return fmt::format("{} {}{}{}", reason, name, join, subject);
    case 2:
      return fmt::format("{} {} {}{}{}", subject, name, predicate, join, reason);
    default:
      return fmt::format("{} {}{}{} {}", subject, predicate, join, name, reason);
  }
}

// Two to four words of it, the name among them, as a rule's author would cut a phrase out of a log line. Without a name
// all of it: a piece would stand in a good part of all other sentences.
std::string cut_out(std::string_view sentence, std::string_view name, Random& random) {
  if (name.empty()) return std::string(sentence);
  std::vector<std::size_t> begins = {0};
  for (std::size_t at = sentence.find(' '); at != std::string_view::npos; at = sentence.find(' ', at + 1))
    begins.push_back(at + 1);
  begins.push_back(sentence.size() + 1);
  const auto named =
      static_cast<std::size_t>(std::ranges::upper_bound(begins, sentence.find(name)) - begins.begin() - 1);
  const std::size_t first = named - std::min(named, random.below(3));
  const std::size_t last = std::min(begins.size() - 1, named + 1 + random.below(2));
  return std::string(sentence.substr(begins[first], begins[last] - 1 - begins[first]));
}

Phrase make_prose(const Material& material, Random& random) {
  const std::string name = random.chance(0.25) ? std::string() : make_name(material, random);
  std::string sentence = make_sentence(material, name, random);
  std::string pattern = core::normalise_pattern(random.chance(0.6) ? cut_out(sentence, name, random) : sentence);
  return {std::move(sentence), std::move(pattern)};
}

Phrase make_mark(const Material& material, Random& random) {
  const std::string_view stem = random.pick(material.marks);
  const std::string_view label = random.pick(material.labels);
  const auto made = [&]() -> std::string {
    switch (random.below(4)) {
      case 0:
        return fmt::format("{}{}.{}/{}{}", label, random.below(100), random.pick(material.domains), stem,
                           random.below(100));
      case 1:
        return fmt::format("[{}{:04}]", stem, random.below(10'000));
      default:
        return fmt::format("{}{}-{:x}", stem, 10 + random.below(90), random.below(4'096));
    }
  };
  std::string mark = made();
  std::string pattern = core::normalise_pattern(mark);
  return {std::move(mark), std::move(pattern)};
}

// Fewer than `count` where the material cannot say more.
template <class Make>
std::vector<Phrase> distinct(std::size_t count, const Make& make) {
  std::vector<Phrase> made;
  std::unordered_set<std::string> known;
  for (std::size_t draws = 0; draws < 20 * count && made.size() < count; ++draws)
    if (Phrase one = make(); known.insert(one.pattern).second) made.push_back(std::move(one));
  return made;
}

}  // namespace

Phrases::Phrases(const Material& material, std::uint64_t seed) : material_(material) {
  Random random(seed);
  prose_ = distinct(kProse, [&] { return make_prose(material, random); });
  marks_ = distinct(kMarks, [&] { return make_mark(material, random); });
}

std::size_t Phrases::draw(Random& random, std::size_t count) {
  const double span = std::log((static_cast<double>(count) + kFlatTop) / kFlatTop);
  const double rank = kFlatTop * (std::exp(random.unit() * span) - 1);
  return std::min(static_cast<std::size_t>(rank), count - 1);
}

std::vector<std::string> Phrases::literals(std::size_t count, std::uint64_t seed) const {
  Random random(seed);
  std::vector<std::string> ranked;  // two of prose for one mark
  for (std::size_t i = 0; i < std::min(prose_.size() / 2, marks_.size()); ++i)
    for (const Phrase* phrase : {&prose_[2 * i], &prose_[2 * i + 1], &marks_[i]}) ranked.push_back(phrase->pattern);
  const std::size_t frequent = (count - material_.common.size()) / 2;
  random.shuffle(std::span(ranked).subspan(frequent));
  std::vector<std::string> chosen(material_.common.begin(), material_.common.end());
  std::unordered_set<std::string> known(chosen.begin(), chosen.end());
  for (const std::string& phrase : ranked)
    if (chosen.size() < count && known.insert(phrase).second) chosen.push_back(phrase);
  CAROM_CHECK(chosen.size() == count, "rule sets are smaller than the inventory of phrases");
  random.shuffle(std::span(chosen));
  return chosen;
}

}  // namespace carom::bench
