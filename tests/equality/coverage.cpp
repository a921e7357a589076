// Counted on programs and verdicts as they are, not on what the generator meant to write.
#include "tests/equality/coverage.h"

#include <fmt/format.h>

#include "compiler/pattern/hole_fragment.h"
#include "runtime/core/classification.h"
#include "runtime/core/prepare.h"

namespace carom::equality {
namespace {

constexpr std::string_view kOpNames[] = {
#define PREDICATE_OP(id, operand, meaning) #id,
#include "runtime/core/predicate_ops.def"
#undef PREDICATE_OP
};
constexpr std::string_view kKindNames[] = {
#define PATTERN_KIND(id, meaning) #id,
#include "runtime/core/pattern_kinds.def"
#undef PATTERN_KIND
};
constexpr std::string_view kOutcomeMeanings[] = {
#define OUTCOME(id, meaning) meaning,
#include "tests/equality/outcomes.def"
#undef OUTCOME
};
constexpr std::string_view kInstructionNames[] = {"byte_range",
                                                  "split",
                                                  "jump",
                                                  "save",
                                                  "assert_begin",
                                                  "assert_end",
                                                  "assert_word",
                                                  "assert_not_word",
                                                  "assert_token_begin",
                                                  "assert_token_end",
                                                  "match"};
// The compiler resolves every jump into the targets of other instructions.
constexpr auto kNeverEmitted = static_cast<std::size_t>(core::NfaOp::jump);

template <class Container>
void add_each(Container& to, const Container& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

bool has_place(const core::Verdict& verdict) {
  for (const core::Evidence& evidence : verdict.evidence)
    if (!evidence.span.empty()) return true;
  return false;
}

}  // namespace

void Coverage::note(const CompiledPolicy& compiled) {
  const core::Program& program = compiled.program;
  features_.add(compiled.generated.features);
  ++programs_;
  refused_ += compiled.refused;
  rules_ += program.rules().size();
  for (const core::PredicateRow& row : program.predicates()) {
    ++predicates_[static_cast<std::size_t>(row.op)].written;
    if (row.field < core::kBuiltinFieldCount) ++fields_[row.field].written;
  }
  for (const core::PatternRow& row : program.patterns()) ++patterns_[static_cast<std::size_t>(row.kind)].written;
  for (const core::NfaInstruction& row : program.nfa()) ++instructions_[static_cast<std::size_t>(row.op)];
  for (const core::HoleRow& row : program.holes()) ++holes_[static_cast<std::size_t>(row.kind)];
}

void Coverage::note(const core::Program& program, const core::Verdict& verdict) {
  note(verdict.is_classified() ? Outcome::classified : Outcome::unclassified);
  const std::size_t rules = program.rules().size();
  if (verdict.is_classified() && rules >= 6) {
    const std::size_t third = verdict.rule_index * 3 / rules;
    note(third == 0 ? Outcome::early_rule : third == 1 ? Outcome::middle_rule : Outcome::late_rule);
  }
  const bool in_text = has_place(verdict);
  if (in_text) note(Outcome::evidence_in_text);
  if (!in_text && !verdict.evidence.empty()) note(Outcome::evidence_elsewhere);
  if (verdict.evidence.size() >= 3) note(Outcome::much_evidence);
  if (!verdict.tags.empty()) note(Outcome::tagged);
  if (verdict.tags.size() >= 3) note(Outcome::several_tags);
  if (!verdict.facts.empty()) note(Outcome::facts);
  if (verdict.facts.size() >= 2) note(Outcome::several_facts);
  if (verdict.unwrapped) note(Outcome::unwrapped);
  if (verdict.status_conflict) note(Outcome::conflict);
  if (verdict.text_cut) note(Outcome::cut);
  if (verdict.text_was_not_utf8) note(Outcome::not_utf8);
  if (!verdict.overrode.empty()) note(Outcome::overrode);
  if (verdict.retry.kind == core::RetryKind::after) note(Outcome::retry_after);
  if (verdict.retry.kind == core::RetryKind::told) note(Outcome::retry_told);
  if (verdict.suppress.is_now()) note(Outcome::suppressed);
  if (verdict.message == core::MessageState::over) note(Outcome::message_over);
}

void Coverage::look_into(const core::Program& program, std::span<const core::Record> records) {
  constexpr std::size_t kLooks = 8;
  for (std::size_t i = 0; i < kLooks && i < records.size(); ++i) look_into(program, records[i]);
}

void Coverage::look_into(const core::Program& program, const core::Record& record) {
  core::FieldValues fields;
  core::Evaluation evaluation;
  core::Unwrapper unwrapper;
  core::prepare(program, record, fields);
  evaluation.begin(program, fields);
  for (std::uint32_t i = 0; i < core::kMostUnwraps && unwrapper.unwrap_once(evaluation, fields);) ++i;
  const auto count = [](Tally& tally, bool holds) { ++(holds ? tally.held : tally.failed); };
  for (const core::PredicateRow& row : program.predicates()) {
    const bool holds = evaluation.predicate_holds(row);
    count(predicates_[static_cast<std::size_t>(row.op)], holds);
    if (row.field < core::kBuiltinFieldCount) count(fields_[row.field], holds);
  }
  for (std::uint32_t i = 0; i < program.patterns().size(); ++i)
    count(patterns_[static_cast<std::size_t>(program.patterns()[i].kind)], evaluation.find(i).has_value());
}

void Coverage::add(const Coverage& other) {
  const auto add_tallies = [](auto& to, const auto& from) {
    for (std::size_t i = 0; i < to.size(); ++i) {
      to[i].written += from[i].written;
      to[i].held += from[i].held;
      to[i].failed += from[i].failed;
    }
  };
  features_.add(other.features_);
  programs_ += other.programs_;
  refused_ += other.refused_;
  rules_ += other.rules_;
  add_each(outcomes_, other.outcomes_);
  add_tallies(predicates_, other.predicates_);
  add_tallies(patterns_, other.patterns_);
  add_tallies(fields_, other.fields_);
  add_each(instructions_, other.instructions_);
  add_each(holes_, other.holes_);
}

std::vector<std::pair<std::string, std::uint64_t>> Coverage::rows() const {
  std::vector<std::pair<std::string, std::uint64_t>> rows;
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    const auto feature = static_cast<Feature>(i);
    rows.emplace_back(meaning_of(feature), features_.count(feature));
  }
  const auto add_tally = [&](const std::string& name, const Tally& tally) {
    rows.emplace_back(name + ", written", tally.written);
    rows.emplace_back(name + ", holds", tally.held);
    rows.emplace_back(name + ", fails", tally.failed);
  };
  for (std::size_t i = 0; i < kOps; ++i) add_tally(fmt::format("predicate {}", kOpNames[i]), predicates_[i]);
  for (std::size_t i = 0; i < kKinds; ++i) add_tally(fmt::format("pattern {}", kKindNames[i]), patterns_[i]);
  for (core::FieldId i = 0; i < core::kBuiltinFieldCount; ++i)
    add_tally(fmt::format("field {}", core::builtin_field(i).name), fields_[i]);
  for (std::size_t i = 0; i < kInstructions; ++i)
    if (i != kNeverEmitted) rows.emplace_back(fmt::format("instruction {}", kInstructionNames[i]), instructions_[i]);
  for (std::size_t i = 0; i < kHoles; ++i)
    rows.emplace_back(fmt::format("hole {}", compiler::hole_kind_words()[i]), holes_[i]);
  for (std::size_t i = 0; i < outcomes_.size(); ++i)
    rows.emplace_back(fmt::format("verdict: {}", kOutcomeMeanings[i]), outcomes_[i]);
  return rows;
}

std::vector<std::string> Coverage::missing() const {
  std::vector<std::string> names;
  for (auto& [name, count] : rows())
    if (count == 0) names.push_back(name);
  return names;
}

double Coverage::percent_classified() const {
  const auto classified = static_cast<double>(outcomes_[static_cast<std::size_t>(Outcome::classified)]);
  const auto unclassified = static_cast<double>(outcomes_[static_cast<std::size_t>(Outcome::unclassified)]);
  return classified + unclassified == 0 ? 0 : 100 * classified / (classified + unclassified);
}

double Coverage::percent_refused() const {
  return programs_ + refused_ == 0 ? 0
                                   : 100 * static_cast<double>(refused_) / static_cast<double>(programs_ + refused_);
}

std::string Coverage::print() const {
  std::string out =
      fmt::format("{} programs, {} rules, {:.1f} % of the policies refused, {:.1f} % of the records classified\n",
                  programs_, rules_, percent_refused(), percent_classified());
  for (const auto& [name, count] : rows()) out += fmt::format("{:>12}  {}\n", count, name);
  return out;
}

}  // namespace carom::equality
