// What holds for one record of a batch: as core::Evaluation, but told what a scan of the whole batch has found, and
// reading columns instead of preparing every field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/batch/record_batch.h"
#include "runtime/core/evaluate.h"
#include "runtime/core/expression_truth.h"
#include "runtime/core/field_values.h"
#include "runtime/core/nfa.h"
#include "runtime/core/program.h"
#include "runtime/table/bounded_backtracker.h"
#include "runtime/table/columns.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/found_pattern.h"
#include "runtime/table/generated_code.h"
#include "runtime/table/lazy_automaton.h"
#include "runtime/table/rounds.h"
#include "support/span.h"

namespace carom::table {

/// One a thread; reusable with any program. Serves the templates of core/evidence.h and core/annotate.h.
class RecordTruth {
 public:
  RecordTruth() = default;
  RecordTruth(const RecordTruth&) = delete;  // its automata share a member
  RecordTruth& operator=(const RecordTruth&) = delete;

  /// Both are borrowed until the next begin().
  void begin(const core::Program& program, const DecisionTable& table);
  /// Forgets the record before.
  void start(const Rounds& rounds, std::size_t round, std::size_t record);

  /// The literal of `pattern` occurs at `at` of the normalised text; occurrences of one pattern come in order. True
  /// when that is news: the first occurrence that stands as the pattern asks.
  bool note(std::uint32_t pattern, Span at);

  /// What generated code reads of the record; it asks back through the helpers. Until the next start().
  [[nodiscard]] const RecordFacts& facts();

  [[nodiscard]] bool holds(std::uint32_t expression);
  [[nodiscard]] bool predicate_holds(std::uint32_t predicate);
  template <class Row>
  [[nodiscard]] bool conditions_hold(const Row& row) {
    return core::conditions_hold(*program_, row, [this](std::uint32_t expression) { return holds(expression); });
  }

  /// Predicates on hosts that hold, of the fields whose hosts lead to something; in no order, perhaps repeated.
  [[nodiscard]] std::span<const std::uint32_t> host_predicates();

  [[nodiscard]] std::optional<Span> find(std::uint32_t pattern);
  [[nodiscard]] const core::NfaMatch* find_holes(std::uint32_t pattern);
  [[nodiscard]] Span text_source_of(Span span) const { return rounds_->source_of(round_, record_, span); }
  [[nodiscard]] const core::Program& program() const { return *program_; }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  using Progress = FoundPattern::Progress;

  [[nodiscard]] bool compute_predicate(std::uint32_t predicate);
  [[nodiscard]] bool test_number(const core::PredicateRow& predicate, std::optional<std::int64_t> value) const;
  [[nodiscard]] bool test_status(const core::PredicateRow& predicate, std::optional<core::EnhancedStatus> status) const;
  /// Finds out where the automaton of `pattern` matches.
  void locate(std::uint32_t pattern, FoundPattern& found);
  /// As core::match_automaton.
  [[nodiscard]] bool match(std::uint32_t pattern);
  /// Whether a pattern on the text matches, wherever that is.
  [[nodiscard]] bool matches(std::uint32_t pattern);
  /// Whether the automaton of `pattern` matches, by a quick look; nothing: it may.
  [[nodiscard]] std::optional<bool> matches_surely(std::uint32_t pattern);
  [[nodiscard]] bool any_matches(const core::PredicateRow& predicate);
  [[nodiscard]] bool all_match(const core::PredicateRow& predicate);
  /// Finds out which of the predicates on the hosts of `field` hold.
  void look_up_hosts(core::FieldId field);
  FoundPattern& found_in_text(std::uint32_t pattern);
  /// Knows `field`, which is no column: prepared when a rule asks for it.
  core::Evaluation& with_field(core::FieldId field);
  void prepare_field(core::FieldId field);
  void prepare_outer_text();
  [[nodiscard]] RowPlace place() const { return {*rounds_, round_, record_}; }

  const core::Program* program_ = nullptr;
  const DecisionTable* table_ = nullptr;
  const Rounds* rounds_ = nullptr;
  std::size_t round_ = 0;
  const batch::RecordBatch* batch_ = nullptr;  // the round's
  std::size_t record_ = 0;
  std::string_view text_;
  std::uint32_t turn_ = 0;           // stamps instead of clearing: a record costs what it touches
  std::vector<FoundPattern> found_;  // by pattern
  core::TruthMemory predicates_;     // by predicate
  core::TruthMemory known_;          // by expression
  std::uint64_t table_number_ = 0;   // whose automata these are
  std::size_t automata_bytes_left_ = 0;
  std::vector<std::unique_ptr<LazyAutomaton>> automata_;  // by pattern, made when first needed
  BoundedBacktracker backtracker_;
  core::NfaScratch nfa_;
  core::NfaMatch match_;
  std::uint32_t match_pattern_ = 0;  // whose match that is
  std::uint32_t match_turn_ = 0;
  core::FieldValues values_;
  core::Evaluation evaluation_;
  std::uint32_t values_turn_ = 0;               // turn that evaluation_ is about
  std::vector<std::uint32_t> prepared_;         // by field: turn
  std::vector<std::uint32_t> looked_up_;        // by field of hosts: turn
  std::vector<std::uint32_t> host_predicates_;  // of the turn's record
  RecordFacts facts_;
};

}  // namespace carom::table
