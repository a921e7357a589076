// Truth of conditions: two-valued, asked for only where it decides something, each expression once a record.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/core/expression_truth.h"
#include "runtime/core/field_values.h"
#include "runtime/core/find_patterns.h"
#include "runtime/core/program.h"

namespace carom::core {

/// Whether a value that is a number passes a test on numbers: comparisons, words, truth of a boolean, reply codes.
[[nodiscard]] bool number_fits(const Program& program, const PredicateRow& predicate, std::int64_t value);

/// The same for an enhanced status: in_statuses.
[[nodiscard]] bool status_fits(const Program& program, const PredicateRow& predicate, EnhancedStatus status);

/// All that conditions read: program, the record's values, and what was found out about them so far.
class Evaluation {
 public:
  /// Starts over with `fields` as they are now; both must outlive the questions that follow.
  void begin(const Program& program, const FieldValues& fields);

  [[nodiscard]] bool holds(std::uint32_t expression);
  [[nodiscard]] bool predicate_holds(const PredicateRow& predicate);
  template <class Row>
  [[nodiscard]] bool conditions_hold(const Row& row) {
    return core::conditions_hold(*program_, row, [this](std::uint32_t expression) { return holds(expression); });
  }

  [[nodiscard]] const Program& program() const { return *program_; }
  [[nodiscard]] const FieldValues& fields() const { return *fields_; }
  [[nodiscard]] PatternFinder& patterns() { return patterns_; }
  /// Where a pattern matches in its field's normalised text, and with its holes (PatternFinder says more).
  [[nodiscard]] std::optional<Span> find(std::uint32_t pattern) { return patterns_.find(*program_, *fields_, pattern); }
  [[nodiscard]] const NfaMatch* find_holes(std::uint32_t pattern) {
    return patterns_.find_holes(*program_, *fields_, pattern);
  }
  [[nodiscard]] std::string_view text() const { return (*fields_)[field::text].text; }
  /// Source bytes of a part of the normalised text.
  [[nodiscard]] Span text_source_of(Span span) const { return fields_->texts[field::text].source_of(span); }

 private:
  const Program* program_ = nullptr;
  const FieldValues* fields_ = nullptr;
  PatternFinder patterns_;
  std::uint32_t record_ = 0;
  TruthMemory known_;  // by expression
};

}  // namespace carom::core
