// Views are set last: while parts are appended the buffers may move.
#include "runtime/core/verdict_parts.h"

namespace carom::core {
namespace {

template <class T>
std::span<const T> part(const std::vector<T>& all, std::size_t begin, std::size_t end) {
  return {all.data() + begin, end - begin};
}

}  // namespace

void VerdictParts::begin(std::size_t count) {
  evidence.clear();
  tags.clear();
  facts.clear();
  strings_.clear();
  places_.assign(count, {});
}

void VerdictParts::take_over(Verdict& verdict) {
  evidence.insert(evidence.end(), verdict.evidence.begin(), verdict.evidence.end());
  tags.insert(tags.end(), verdict.tags.begin(), verdict.tags.end());
  const Place begin = now();
  facts.insert(facts.end(), verdict.facts.begin(), verdict.facts.end());
  keep_texts(begin, verdict);
}

void VerdictParts::keep_texts(const Place& begin, Verdict& verdict) {
  for (Fact& fact : std::span(facts).subspan(begin.facts)) fact.value = strings_.keep(fact.value);
  verdict.outer_text = strings_.keep(verdict.outer_text);
}

void VerdictParts::settle(std::span<Verdict> verdicts) const {
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const auto& [begin, end] = places_[i];
    verdicts[i].evidence = part(evidence, begin.evidence, end.evidence);
    verdicts[i].tags = part(tags, begin.tags, end.tags);
    verdicts[i].facts = part(facts, begin.facts, end.facts);
  }
}

}  // namespace carom::core
