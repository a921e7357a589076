// Field values as words (`code` = "550", `age` = "2d") → a record: samples of in-language tests, fields typed by hand.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/rule_set.h"
#include "runtime/core/record.h"
#include "support/error.h"

namespace carom::embed {

/// Owns every string its record points to.
class SampleRecord {
 public:
  /// `declared` are the fields a policy adds; borrowed for this object's life.
  explicit SampleRecord(const std::vector<compiler::ir::DeclaredField>& declared) : declared_(&declared) {}
  SampleRecord(const SampleRecord&) = delete;
  SampleRecord& operator=(const SampleRecord&) = delete;

  void set_text(std::string_view text);
  /// Errors (usage) say which values the field takes; an unknown field comes with the nearest name.
  [[nodiscard]] Expected<void> set(std::string_view field, std::string_view value);
  /// Everything the sample says.
  [[nodiscard]] Expected<void> set(const compiler::ir::Sample& sample);

  /// Valid until the next set().
  [[nodiscard]] const core::Record& record();

 private:
  [[nodiscard]] std::string_view keep(std::string_view value);
  [[nodiscard]] Expected<void> set_builtin(core::FieldId field, std::string_view value);
  [[nodiscard]] Expected<void> set_word(core::FieldId field, std::string_view value);
  [[nodiscard]] Error unknown_field(std::string_view name) const;

  const std::vector<compiler::ir::DeclaredField>* declared_;
  std::deque<std::string> strings_;
  std::vector<core::DeclaredValue> declared_values_;
  core::Record record_;
};

}  // namespace carom::embed
