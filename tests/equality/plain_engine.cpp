// The only state is the record's values: truth is worked out again at each question.
#include "tests/equality/plain_engine.h"

#include <algorithm>
#include <optional>

#include "runtime/core/annotate.h"
#include "runtime/core/classification.h"
#include "runtime/core/derive_verdict.h"
#include "runtime/core/evidence.h"
#include "runtime/core/match_automaton.h"
#include "runtime/core/occurrence.h"
#include "runtime/core/prepare.h"

namespace carom::equality {
namespace {

using core::ExprOp;
using core::ExprRow;
using core::PatternRow;
using core::PredicateOp;
using core::PredicateRow;

/// One record's truth, found anew at each question.
class PlainTruth {
 public:
  PlainTruth(const core::Program& program, core::Evaluation& evaluation, const Overlooks& overlooks)
      : program_(program), evaluation_(evaluation), overlooks_(overlooks) {}

  [[nodiscard]] const core::Program& program() const { return program_; }

  [[nodiscard]] bool holds(std::uint32_t expression) {
    const ExprRow& row = program_.expressions()[expression];
    const auto children = [&] {
      return program_.expression_children().subspan(row.children.first, row.children.count);
    };
    const auto holds_child = [this](std::uint32_t child) { return holds(child); };
    switch (row.op) {
      case ExprOp::always:
        return true;
      case ExprOp::never:
        return false;
      case ExprOp::predicate:
        return predicate_holds(program_.predicates()[row.children.first]);
      case ExprOp::all_of:
        return std::ranges::all_of(children(), holds_child);
      case ExprOp::any_of:
        return std::ranges::any_of(children(), holds_child);
      case ExprOp::negate:
        return !holds(children().front());
    }
    return false;
  }

  template <class Row>
  [[nodiscard]] bool conditions_hold(const Row& row) {
    const auto unless = program_.unless().subspan(row.unless.first, row.unless.count);
    return holds(row.when) &&
           std::ranges::none_of(unless, [this](std::uint32_t condition) { return holds(condition); });
  }

  [[nodiscard]] std::optional<Span> find(std::uint32_t pattern) {
    const PatternRow& row = program_.patterns()[pattern];
    const core::FieldValue& value = evaluation_.fields()[row.field];
    if (!value.is_present) return std::nullopt;
    if (core::is_automaton(row.kind))
      return matches_anywhere(row, value.text) ? std::optional(match_.whole) : std::nullopt;
    return find_literal(row.kind, program_.text(row.literal), value.text);
  }

  [[nodiscard]] const core::NfaMatch* find_holes(std::uint32_t pattern) {
    return find(pattern) && core::is_automaton(program_.patterns()[pattern].kind) ? &match_ : nullptr;
  }

  [[nodiscard]] Span text_source_of(Span span) const { return evaluation_.text_source_of(span); }

  [[nodiscard]] std::uint32_t first_rule() {
    for (std::uint32_t rule = 0; rule < program_.rules().size(); ++rule)
      if (program_.rules()[rule].disabled == 0 && conditions_hold(program_.rules()[rule])) return rule;
    return core::kNoRule;
  }

 private:
  [[nodiscard]] bool predicate_holds(const PredicateRow& predicate) {
    const auto patterns = [&] {
      return program_.pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
    };
    const auto matches = [this](std::uint32_t pattern) { return find(pattern).has_value(); };
    const bool is_present = evaluation_.fields()[predicate.field].is_present;
    if (predicate.op == PredicateOp::any_pattern) return is_present && std::ranges::any_of(patterns(), matches);
    if (predicate.op == PredicateOp::all_patterns) return is_present && std::ranges::all_of(patterns(), matches);
    return evaluation_.predicate_holds(predicate);
  }

  [[nodiscard]] bool matches_anywhere(const PatternRow& row, std::string_view text) {
    return core::match_automaton(program_, row, text, nfa_, match_);
  }

  [[nodiscard]] std::optional<Span> find_literal(core::PatternKind kind, std::string_view literal,
                                                 std::string_view text) const {
    for (std::size_t at = text.find(literal); at != std::string_view::npos; at = text.find(literal, at + 1)) {
      const Span occurrence{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + literal.size())};
      if (overlooks_ && overlooks_(text, occurrence)) continue;
      if (const auto accepted = core::accept_occurrence(kind, text, occurrence)) return accepted;
    }
    return std::nullopt;
  }

  const core::Program& program_;
  core::Evaluation& evaluation_;
  const Overlooks& overlooks_;
  core::NfaScratch nfa_;
  core::NfaMatch match_;
};

}  // namespace

struct PlainEngine::State {
  core::FieldValues fields;
  core::Evaluation evaluation;
  core::Unwrapper unwrapper;
  core::EvidenceCollector evidence_collector;
  std::vector<core::Evidence> evidence;
  std::vector<std::string_view> tags;
  std::vector<core::Fact> facts;
};

PlainEngine::PlainEngine(const core::Program& program, Overlooks overlooks)
    : program_(program), overlooks_(std::move(overlooks)), single_(std::make_unique<State>()) {}
PlainEngine::~PlainEngine() = default;

void PlainEngine::classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) {
  while (states_.size() < records.size()) states_.push_back(std::make_unique<State>());
  for (std::size_t i = 0; i < records.size(); ++i) verdicts[i] = classify(records[i], *states_[i]);
}

core::Verdict PlainEngine::classify(const core::Record& record) {
  return classify(record, *single_);
}

core::Verdict PlainEngine::classify(const core::Record& record, State& state) const {
  PlainTruth truth(program_, state.evaluation, overlooks_);
  const auto begin = [&] {
    core::prepare(program_, record, state.fields);
    state.evaluation.begin(program_, state.fields);
  };
  begin();
  std::uint32_t unwraps = 0;
  while (unwraps < core::kMostUnwraps && state.unwrapper.unwrap_once(state.evaluation, state.fields)) ++unwraps;
  std::uint32_t rule = truth.first_rule();
  if (unwraps != 0 && core::is_unclassified(program_, rule)) {
    begin();
    rule = truth.first_rule();
  }

  core::Verdict verdict = core::derive_verdict(program_, core::summarise(record, state.fields), rule);
  const auto part = [&](Span span) -> core::TextPart {
    const core::NormalisedText& text = state.fields.texts[core::field::text];
    const auto normalised = std::string_view(text.text).substr(span.begin, span.size());
    if (state.fields.text_was_not_utf8) return {normalised, normalised};
    const Span source = text.source_of(span);
    return {normalised, record.text.substr(source.begin, source.size())};
  };
  state.tags.clear();
  state.facts.clear();
  std::optional<std::int64_t> delay;
  for (const core::AnnotateRow& annotation : program_.annotations())
    core::add_annotation(truth, annotation, 0, 0, state.tags, state.facts, delay, part);
  core::apply_told_delay(delay, verdict);
  state.evidence.clear();
  if (rule != core::kNoRule) state.evidence_collector.collect(truth, program_.rules()[rule].when, state.evidence);
  verdict.evidence = state.evidence;
  verdict.tags = state.tags;
  verdict.facts = state.facts;
  return verdict;
}

}  // namespace carom::equality
