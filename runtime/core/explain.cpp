// Everything behind a verdict: what rules saw, all that matched and why it lost, and what almost matched.
#include "runtime/core/annotate.h"
#include "runtime/core/classification.h"
#include "runtime/core/interpret.h"
#include "runtime/core/near_miss.h"

namespace carom::core {
namespace {

/// Why `rule`, which holds, is not `winner`; the order of the questions is that of the total order.
Lost why_lost(const Program& program, std::uint32_t rule, std::uint32_t winner) {
  const RuleRow& row = program.rules()[rule];
  if (row.disabled != 0) return Lost::disabled;
  if (rule == winner) return Lost::won;
  const RuleRow& best = program.rules()[winner];
  if (row.band != best.band) return Lost::band;
  return program.packs()[row.pack].layer != program.packs()[best.pack].layer ? Lost::layer : Lost::order;
}

std::vector<RuleMatch> find_matches(const Program& program, std::uint32_t winner, Scratch::State& state) {
  std::vector<RuleMatch> matches;
  for (std::uint32_t i = 0; i < program.rules().size(); ++i) {
    const RuleRow& rule = program.rules()[i];
    if (!state.evaluation.conditions_hold(rule)) continue;
    RuleMatch& match = matches.emplace_back(i, why_lost(program, i, winner));
    state.evidence_collector.collect(state.evaluation, rule.when, match.evidence);
  }
  return matches;
}

std::vector<std::uint32_t> find_annotations(const Program& program, Scratch::State& state) {
  std::vector<std::uint32_t> annotations;
  for (std::uint32_t i = 0; i < program.annotations().size(); ++i)
    if (annotation_holds(state.evaluation, program.annotations()[i])) annotations.push_back(i);
  return annotations;
}

}  // namespace

Explanation explain(const Program& program, const Record& record, Scratch& scratch, std::uint32_t near_limit) {
  Scratch::State& state = scratch.state();
  UnwrapLog log;
  const std::uint32_t winner = classify(program, record, state, &log);
  Explanation explanation;
  explanation.verdict = conclude(program, record, winner, state);
  explanation.normalised_text = state.fields.texts[field::text].text;
  explanation.text_origin = state.fields.texts[field::text].origin;
  explanation.code_span = state.fields.reply.code_span;
  explanation.status_span = state.fields.reply.status_span;
  explanation.unwrapped = std::move(log.steps);
  explanation.fell_back_to_outer = log.fell_back;
  explanation.matches = find_matches(program, winner, state);
  explanation.near_misses = find_near_misses(state.evaluation, near_limit);
  explanation.annotations = find_annotations(program, state);
  return explanation;
}

}  // namespace carom::core
