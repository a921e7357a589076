#include "runtime/table/scratch_state.h"

namespace carom::table {
namespace {

template <class T>
std::span<const T> part(const std::vector<T>& all, std::size_t begin, std::size_t end) {
  return {all.data() + begin, end - begin};
}

}  // namespace

Scratch::Scratch() : state_(std::make_unique<State>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

void VerdictParts::begin(std::size_t records) {
  evidence.clear();
  tags.clear();
  facts.clear();
  strings.clear();
  places_.assign(records, {});
}

void VerdictParts::take_over(core::Verdict& verdict) {
  evidence.insert(evidence.end(), verdict.evidence.begin(), verdict.evidence.end());
  tags.insert(tags.end(), verdict.tags.begin(), verdict.tags.end());
  for (const core::Fact& fact : verdict.facts) facts.push_back({fact.name, strings.copy(fact.value)});
  verdict.outer_text = strings.copy(verdict.outer_text);
}

void VerdictParts::settle(std::span<core::Verdict> verdicts) const {
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const auto& [begin, end] = places_[i];
    verdicts[i].evidence = part(evidence, begin.evidence, end.evidence);
    verdicts[i].tags = part(tags, begin.tags, end.tags);
    verdicts[i].facts = part(facts, begin.facts, end.facts);
  }
}

}  // namespace carom::table
