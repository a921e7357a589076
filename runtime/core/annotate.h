// Facts and tags of a record; unlike rules, annotations do not compete. `Truth` is an engine's knowledge of one record
// (Evaluation, for the interpreter): program(), conditions_hold(row), find(pattern), find_holes(pattern).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/core/verdict.h"

namespace carom::core {

/// Conditions and, where there are extracts, that one of them matches.
template <class Truth>
[[nodiscard]] bool annotation_holds(Truth& truth, const AnnotateRow& annotation) {
  if (!truth.conditions_hold(annotation)) return false;
  const auto extracts = truth.program().extracts().subspan(annotation.extracts.first, annotation.extracts.count);
  return extracts.empty() ||
         std::ranges::any_of(extracts, [&](std::uint32_t pattern) { return truth.find(pattern).has_value(); });
}

/// Adds the named holes of one extract to the facts behind `first`; the first value of a name counts.
/// `spelled(span)` is a part of the normalised text as the source spelled it.
template <class Truth, class Spelled>
void add_facts(Truth& truth, std::uint32_t pattern, std::size_t first, std::vector<Fact>& facts, Spelled spelled) {
  const Program& program = truth.program();
  const NfaMatch* match = truth.find_holes(pattern);
  if (match == nullptr) return;
  const RowRange holes = program.patterns()[pattern].holes;
  for (std::uint32_t i = 0; i < holes.count; ++i) {
    const std::string_view name = program.text(program.holes()[holes.first + i].name);
    const auto known =
        std::ranges::find(facts.begin() + static_cast<std::ptrdiff_t>(first), facts.end(), name, &Fact::name);
    if (!name.empty() && known == facts.end()) facts.push_back({name, spelled(match->holes[i])});
  }
}

/// Appends what one annotation says, if it holds, to the record's tags and facts, which begin at `first_tag` and
/// `first_fact`.
template <class Truth, class Spelled>
void add_annotation(Truth& truth, const AnnotateRow& annotation, std::size_t first_tag, std::size_t first_fact,
                    std::vector<std::string_view>& tags, std::vector<Fact>& facts, Spelled spelled) {
  if (!annotation_holds(truth, annotation)) return;
  const Program& program = truth.program();
  for (const StringRef tag : program.tags().subspan(annotation.tags.first, annotation.tags.count)) {
    const std::string_view name = program.text(tag);
    if (std::find(tags.begin() + static_cast<std::ptrdiff_t>(first_tag), tags.end(), name) == tags.end())
      tags.push_back(name);
  }
  for (const std::uint32_t pattern : program.extracts().subspan(annotation.extracts.first, annotation.extracts.count))
    add_facts(truth, pattern, first_fact, facts, spelled);
}

}  // namespace carom::core
