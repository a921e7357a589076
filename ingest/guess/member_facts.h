// What the guess asks of a member, counted once.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "ingest/guess/survey.h"
#include "ingest/guess/value_shape.h"
#include "ingest/records/record_builder.h"

namespace carom::ingest::guess {

class MemberFacts {
 public:
  explicit MemberFacts(const Member& member);

  /// The part of the values that are of the shape, from 0 to 1.
  [[nodiscard]] double share(Shape shape) const;
  /// The part of the values that the field takes.
  [[nodiscard]] double taken_by(Slot slot) const;
  /// How many different values there are, as a part of all.
  [[nodiscard]] double variety() const { return variety_; }
  /// The same of the domains of addresses.
  [[nodiscard]] double variety_of_domains() const { return variety_of_domains_; }
  /// Of codes the part that tells of a failure.
  [[nodiscard]] double share_of_failures() const;
  [[nodiscard]] bool is_empty() const { return member_.values.empty(); }
  [[nodiscard]] const Member& member() const { return member_; }
  /// The field that goes by its name, or by its last two steps, or by its last.
  [[nodiscard]] std::optional<FieldName> known_name() const { return known_name_; }
  [[nodiscard]] bool is_nested() const { return member_.steps.size() > 1; }
  /// 1: its name speaks for the field; -1: against it.
  [[nodiscard]] int hint(Slot slot) const;
  /// Whether a record has, as its value here, the domain of its address there; the part of the records with both.
  [[nodiscard]] double share_of_domains_of(const MemberFacts& addresses) const;

 private:
  const Member& member_;
  std::array<double, kShapeCount> shares_{};
  double variety_ = 0;
  double variety_of_domains_ = 0;
  std::optional<FieldName> known_name_;
  std::string folded_name_;
};

}  // namespace carom::ingest::guess
