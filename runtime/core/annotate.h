// Facts and tags of a record; unlike rules, annotations do not compete. `Truth` is an engine's knowledge of one record
// (Evaluation, for the interpreter): program(), conditions_hold(row), find(pattern), find_holes(pattern).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/core/duration.h"
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

/// A part of the normalised text, and the same as the source spelled it.
struct TextPart {
  std::string_view normalised;
  std::string_view spelled;
};

/// Adds the named holes of one extract to the facts behind `first`; the first value of a name counts.
/// `part_at(span)` is the TextPart in that span of the normalised text. `delay` is what the fact of that name says, in
/// seconds: it is read as the pattern saw it, however the source breaks it into lines.
template <class Truth, class PartAt>
void add_facts(Truth& truth, std::uint32_t pattern, std::size_t first, std::vector<Fact>& facts,
               std::optional<std::int64_t>& delay, PartAt part_at) {
  const Program& program = truth.program();
  const NfaMatch* match = truth.find_holes(pattern);
  if (match == nullptr) return;
  const RowRange holes = program.patterns()[pattern].holes;
  for (std::uint32_t i = 0; i < holes.count; ++i) {
    const std::string_view name = program.text(program.holes()[holes.first + i].name);
    const auto known =
        std::ranges::find(facts.begin() + static_cast<std::ptrdiff_t>(first), facts.end(), name, &Fact::name);
    if (name.empty() || known != facts.end()) continue;
    const TextPart part = part_at(match->holes[i]);
    facts.push_back({name, part.spelled});
    if (name == "delay") delay = parse_duration(part.normalised);
  }
}

/// Appends what one annotation says, if it holds, to the record's tags and facts, which begin at `first_tag` and
/// `first_fact`.
template <class Truth, class PartAt>
void add_annotation(Truth& truth, const AnnotateRow& annotation, std::size_t first_tag, std::size_t first_fact,
                    std::vector<std::string_view>& tags, std::vector<Fact>& facts, std::optional<std::int64_t>& delay,
                    PartAt part_at) {
  if (!annotation_holds(truth, annotation)) return;
  const Program& program = truth.program();
  for (const StringRef tag : program.tags().subspan(annotation.tags.first, annotation.tags.count)) {
    const std::string_view name = program.text(tag);
    if (std::find(tags.begin() + static_cast<std::ptrdiff_t>(first_tag), tags.end(), name) == tags.end())
      tags.push_back(name);
  }
  for (const std::uint32_t pattern : program.extracts().subspan(annotation.extracts.first, annotation.extracts.count))
    add_facts(truth, pattern, first_fact, facts, delay, part_at);
}

}  // namespace carom::core
