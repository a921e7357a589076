// Asks every annotation; unlike rules they do not compete.
#include "runtime/core/annotate.h"

#include <algorithm>

namespace carom::core {
namespace {

std::string_view spelled_in(const Record& record, const FieldValues& fields, Span hole) {
  const NormalisedText& text = fields.texts[field::text];
  if (fields.text_was_not_utf8) return std::string_view(text.text).substr(hole.begin, hole.size());
  const Span source = text.source_of(hole);
  return record.text.substr(source.begin, source.size());
}

void add_facts(Evaluation& evaluation, const Record& record, std::uint32_t pattern, std::vector<Fact>& facts) {
  const Program& program = evaluation.program();
  const NfaMatch* match = evaluation.patterns().find_holes(program, evaluation.fields(), pattern);
  if (match == nullptr) return;
  const RowRange holes = program.patterns()[pattern].holes;
  for (std::uint32_t i = 0; i < holes.count; ++i) {
    const std::string_view name = program.text(program.holes()[holes.first + i].name);
    if (name.empty() || std::ranges::find(facts, name, &Fact::name) != facts.end()) continue;
    facts.push_back({name, spelled_in(record, evaluation.fields(), match->holes[i])});
  }
}

}  // namespace

bool annotation_holds(Evaluation& evaluation, const AnnotateRow& annotation) {
  if (!evaluation.conditions_hold(annotation)) return false;
  const Program& program = evaluation.program();
  const auto extracts = program.extracts().subspan(annotation.extracts.first, annotation.extracts.count);
  return extracts.empty() || std::ranges::any_of(extracts, [&](std::uint32_t pattern) {
           return evaluation.patterns().find(program, evaluation.fields(), pattern).has_value();
         });
}

void annotate(Evaluation& evaluation, const Record& record, std::vector<std::string_view>& tags,
              std::vector<Fact>& facts) {
  tags.clear();
  facts.clear();
  const Program& program = evaluation.program();
  for (const AnnotateRow& annotation : program.annotations()) {
    if (!annotation_holds(evaluation, annotation)) continue;
    for (const StringRef tag : program.tags().subspan(annotation.tags.first, annotation.tags.count))
      if (std::ranges::find(tags, program.text(tag)) == tags.end()) tags.push_back(program.text(tag));
    for (const std::uint32_t pattern : program.extracts().subspan(annotation.extracts.first, annotation.extracts.count))
      add_facts(evaluation, record, pattern, facts);
  }
}

}  // namespace carom::core
