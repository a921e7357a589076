// Truth is asked for only where it decides something; each answer is remembered for the record.
#include "runtime/table/record_truth.h"

#include <algorithm>

#include "runtime/core/match_automaton.h"
#include "runtime/core/occurrence.h"
#include "runtime/core/prepare.h"
#include "runtime/table/record_facts.h"

namespace carom::table {

using core::PredicateOp;

namespace {

constexpr TruthHelpers kHelpers = {
    .predicate_holds = [](RecordTruth& truth, std::uint32_t predicate) { return truth.predicate_holds(predicate); },
    .expression_holds = [](RecordTruth& truth, std::uint32_t expression) { return truth.holds(expression); }};

}  // namespace

void RecordTruth::begin(const core::Program& program, const DecisionTable& table) {
  program_ = &program;
  table_ = &table;
  if (table_number_ != table.number()) {
    automata_.clear();
    automata_.resize(program.patterns().size());
    automata_bytes_left_ = table.bounds().automata_bytes;
    table_number_ = table.number();
  }
  found_.resize(std::max(found_.size(), program.patterns().size()));
  predicates_.hold(program.predicates().size());
  prepared_.resize(std::max<std::size_t>(prepared_.size(), program.field_count()));
  looked_up_.resize(prepared_.size());
  known_.hold(program.expressions().size());
  values_.values.resize(program.field_count());
  if (values_.texts.size() < values_.values.size()) values_.texts.resize(values_.values.size());
}

void RecordTruth::start(const Rounds& rounds, std::size_t round, std::size_t record) {
  rounds_ = &rounds;
  round_ = round;
  batch_ = &rounds[round].batch;
  record_ = record;
  text_ = batch_->texts().text(record);
  host_predicates_.clear();
  if (++turn_ <= core::TruthMemory::kMostTurns) return;
  std::ranges::fill(found_, FoundPattern{});
  predicates_.forget_all();
  known_.forget_all();
  values_turn_ = 0;
  std::ranges::fill(prepared_, 0U);
  match_turn_ = 0;
  std::ranges::fill(looked_up_, 0U);
  turn_ = 1;
}

const RecordFacts& RecordTruth::facts() {
  facts_.predicates = predicates_.words();
  facts_.patterns = found_.data();
  facts_.truth = this;
  facts_.helpers = &kHelpers;
  facts_.turn = turn_;
  facts_.held = core::TruthMemory::word_of_true(turn_);
  set_columns(place(), facts_);
  return facts_;
}

bool RecordTruth::note(std::uint32_t pattern, Span at) {
  FoundPattern& found = found_[pattern];
  if (found.turn == turn_) return false;
  const core::PatternRow& row = program_->patterns()[pattern];
  if (core::is_automaton(row.kind)) {
    found = {.turn = turn_, .progress = Progress::literal_found, .span = {}};
    return true;
  }
  const auto span = core::accept_occurrence(row.kind, text_, at);
  if (!span) return false;
  found = {.turn = turn_, .progress = Progress::matched, .span = *span};
  for (const std::uint32_t predicate : table_->predicates_of_pattern(pattern)) predicates_.set_true(predicate, turn_);
  return true;
}

bool RecordTruth::holds(std::uint32_t expression) {
  const auto test_holds = [this](std::uint32_t test) { return predicate_holds(test); };
  const auto part_holds = [this](std::uint32_t part) { return holds(part); };
  return known_.ask(expression, turn_,
                    [&] { return core::expression_holds(*program_, expression, test_holds, part_holds); });
}

bool RecordTruth::predicate_holds(std::uint32_t predicate) {
  return predicates_.ask(predicate, turn_, [&] { return compute_predicate(predicate); });
}

bool RecordTruth::compute_predicate(std::uint32_t index) {
  const core::PredicateRow& predicate = program_->predicates()[index];
  const bool is_text = predicate.field == core::field::text;
  if (is_text && predicate.op == PredicateOp::any_pattern) return table_->has_automata(index) && any_matches(predicate);
  if (is_text && predicate.op == PredicateOp::all_patterns) return all_match(predicate);
  if (table_->hosts().answers(index)) {
    look_up_hosts(predicate.field);
    return predicates_.is_true(index, turn_);
  }
  if (const auto column = status_column(place(), predicate.field)) return test_status(predicate, *column);
  if (const auto column = number_column(place(), predicate.field)) return test_number(predicate, *column);
  return with_field(predicate.field).predicate_holds(predicate);
}

bool RecordTruth::test_number(const core::PredicateRow& predicate, std::optional<std::int64_t> value) const {
  if (!value) return predicate.op == PredicateOp::missing;
  switch (predicate.op) {
    case PredicateOp::missing:
      return false;
    case PredicateOp::present:
      return true;
    default:
      return core::number_fits(*program_, predicate, *value);
  }
}

bool RecordTruth::test_status(const core::PredicateRow& predicate, std::optional<core::EnhancedStatus> status) const {
  if (!status) return predicate.op == PredicateOp::missing;
  if (predicate.op == PredicateOp::missing) return false;
  return predicate.op == PredicateOp::present || core::status_fits(*program_, predicate, *status);
}

/// Literals that were found have set the predicate's truth already (note()); what is left are automata.
bool RecordTruth::any_matches(const core::PredicateRow& predicate) {
  const auto patterns = program_->pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
  return std::ranges::any_of(patterns, [this](std::uint32_t pattern) { return matches(pattern); });
}

bool RecordTruth::all_match(const core::PredicateRow& predicate) {
  const auto patterns = program_->pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
  return std::ranges::all_of(patterns, [this](std::uint32_t pattern) { return matches(pattern); });
}

std::span<const std::uint32_t> RecordTruth::host_predicates() {
  for (const core::FieldId field : table_->host_fields()) look_up_hosts(field);
  return host_predicates_;
}

void RecordTruth::look_up_hosts(core::FieldId field) {
  if (looked_up_[field] == turn_) return;
  looked_up_[field] = turn_;
  const core::FieldValue& host = with_field(field).fields()[field];
  if (!host.is_present) return;
  // Whoever walks the list asks for hosts of other fields meanwhile: those do not lead anywhere and are not listed.
  const bool is_listed = std::ranges::find(table_->host_fields(), field) != table_->host_fields().end();
  table_->hosts().for_each(field, host.text, [&](std::uint32_t predicate) {
    predicates_.set_true(predicate, turn_);
    if (is_listed) host_predicates_.push_back(predicate);
  });
}

/// A pattern that the scan does not look for is looked at when asked for.
FoundPattern& RecordTruth::found_in_text(std::uint32_t pattern) {
  FoundPattern& found = found_[pattern];
  if (found.turn == turn_ || table_->is_sought(pattern)) return found;
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (!note(pattern, {0, 0}) && !note(pattern, {end, end}))
    found = {.turn = turn_, .progress = Progress::failed, .span = {}};
  return found;
}

std::optional<Span> RecordTruth::find(std::uint32_t pattern) {
  const core::PatternRow& row = program_->patterns()[pattern];
  if (row.field != core::field::text) return with_field(row.field).find(pattern);
  if (!matches(pattern)) return std::nullopt;
  FoundPattern& found = found_[pattern];
  if (found.progress == Progress::matches_somewhere) locate(pattern, found);
  return found.progress == Progress::matched ? std::optional(found.span) : std::nullopt;
}

bool RecordTruth::matches(std::uint32_t pattern) {
  FoundPattern& found = found_in_text(pattern);
  if (found.turn != turn_) return false;
  if (found.progress == Progress::literal_found) {
    const std::optional<bool> sure = matches_surely(pattern);
    if (sure) found.progress = *sure ? Progress::matches_somewhere : Progress::failed;
    if (!sure) locate(pattern, found);
  }
  return found.progress != Progress::failed;
}

std::optional<bool> RecordTruth::matches_surely(std::uint32_t pattern) {
  if (!table_->literals_of(pattern).occur_in(text_)) return false;
  auto& automaton = automata_[pattern];
  if (!automaton) {
    const core::RowRange nfa = program_->patterns()[pattern].nfa;
    automaton = std::make_unique<LazyAutomaton>(program_->nfa().subspan(nfa.first, nfa.count), automata_bytes_left_);
  }
  return automaton->matches(text_);
}

void RecordTruth::locate(std::uint32_t pattern, FoundPattern& found) {
  const bool matches = match(pattern);
  found.progress = matches ? Progress::matched : Progress::failed;
  if (matches) found.span = match_.whole;
  match_pattern_ = pattern;
  match_turn_ = turn_;
}

bool RecordTruth::match(std::uint32_t pattern) {
  const core::PatternRow& row = program_->patterns()[pattern];
  const auto automaton = program_->nfa().subspan(row.nfa.first, row.nfa.count);
  const auto matches = backtracker_.search(automaton, table_->first_bytes_of(pattern), row.holes.count,
                                           core::choice_of(row.kind), text_, match_);
  if (!matches) return core::match_automaton(*program_, row, text_, nfa_, match_);
  if (*matches) core::empty_reversed_holes(match_);
  return *matches;
}

const core::NfaMatch* RecordTruth::find_holes(std::uint32_t pattern) {
  const core::PatternRow& row = program_->patterns()[pattern];
  if (row.field != core::field::text) return with_field(row.field).find_holes(pattern);
  if (!core::is_automaton(row.kind)) return nullptr;
  FoundPattern& found = found_in_text(pattern);
  if (found.turn != turn_ || found.progress == Progress::failed) return nullptr;
  if (found.progress == Progress::literal_found && matches_surely(pattern) == false) {
    found.progress = Progress::failed;
    return nullptr;
  }
  const bool is_at_hand = match_turn_ == turn_ && match_pattern_ == pattern;
  if (!is_at_hand) locate(pattern, found);
  return found.progress == Progress::matched ? &match_ : nullptr;
}

core::Evaluation& RecordTruth::with_field(core::FieldId field) {
  if (values_turn_ != turn_) {
    evaluation_.begin(*program_, values_);
    values_turn_ = turn_;
  }
  if (prepared_[field] != turn_) {
    prepared_[field] = turn_;
    prepare_field(field);
  }
  return evaluation_;
}

void RecordTruth::prepare_field(core::FieldId field) {
  if (field == core::field::outer_text) return prepare_outer_text();
  if (core::prepare_alone(*program_, batch_->record(record_), field, values_)) return;
  core::prepare(*program_, batch_->record(record_), values_);
  std::ranges::fill(prepared_, turn_);
  prepare_outer_text();
}

void RecordTruth::prepare_outer_text() {
  values_.set_missing(core::field::outer_text);
  if (!place().is_unwrapped()) return;
  values_.texts[core::field::outer_text].text = place().outermost().texts().text(place().original());
  values_.set_to_normalised(core::field::outer_text);
}

}  // namespace carom::table
