// The interpreter answers, since it is the engine that can say which rules hold besides the one that wins.
#include "cli/coverage/coverage_count.h"

#include <utility>

namespace carom::cli {
namespace {

void count(std::uint64_t& number, RecordPlace& first, const core::Record& record) {
  if (number++ == 0) first = {std::string(record.file), record.number};
}

}  // namespace

CoverageCount::CoverageCount(const core::Program& program)
    : program_(program),
      rules_(program.rules().size()),
      unwraps_(program.unwraps().size()),
      annotates_(program.annotations().size()) {}

void CoverageCount::add(const core::Record& record) {
  const core::Explanation explained = core::explain(program_, record, scratch_, 0);
  ++records_;
  if (!explained.verdict.is_classified()) ++unclassified_;
  for (const core::RuleMatch& match : explained.matches) {
    Reach& rule = rules_[match.rule];
    count(rule.held, rule.first_held, record);
    if (match.lost == core::Lost::won)
      count(rule.won, rule.first_won, record);
    else if (match.lost != core::Lost::disabled)
      ++rule.lost_to[explained.verdict.rule_index];
  }
  for (const core::UnwrapStep& step : explained.unwrapped)
    count(unwraps_[step.unwrap].held, unwraps_[step.unwrap].first_held, record);
  for (const std::uint32_t annotate : explained.annotations)
    count(annotates_[annotate].held, annotates_[annotate].first_held, record);
}

std::uint32_t mostly_lost_to(const Reach& reach) {
  std::pair<std::uint64_t, std::uint32_t> most{0, core::kNoRule};
  for (const auto& [rule, times] : reach.lost_to)
    if (times > most.first || (times == most.first && rule < most.second)) most = {times, rule};
  return most.second;
}

}  // namespace carom::cli
