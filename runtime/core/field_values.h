// A record as rules see it: every field normalised, derived and typed. prepare() fills it, unwrapping changes it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/field.h"
#include "runtime/core/normalise.h"
#include "runtime/core/reply.h"

namespace carom::core {

/// One field's value; which member counts follows from the field's type. A missing value holds nothing.
struct FieldValue {
  bool is_present = false;
  std::string_view text = {};  ///< text, string, host: normalised, in FieldValues::texts
  std::int64_t number = 0;     ///< code, integer, duration in seconds, boolean, enumerator
  EnhancedStatus status = {};
  std::array<std::uint8_t, 16> address{};  ///< ip: IPv4 as IPv4-mapped IPv6
};

/// Reusable: buffers grow to the largest record seen.
struct FieldValues {
  std::vector<FieldValue> values;     ///< by FieldId
  std::vector<NormalisedText> texts;  ///< by FieldId: where FieldValue::text points; origins count in the record's text
  Reply reply;
  std::optional<std::uint16_t> outermost_code;  ///< once unwrapped: of the outermost reply that has a code
  bool text_cut = false;
  bool text_was_not_utf8 = false;

  [[nodiscard]] const FieldValue& operator[](FieldId field) const { return values[field]; }
  void set_missing(FieldId field) { values[field] = {}; }
  void set_number(FieldId field, std::int64_t number) { values[field] = {.is_present = true, .number = number}; }
  void set_status(FieldId field, EnhancedStatus status) { values[field] = {.is_present = true, .status = status}; }
  /// Normalises `source`; nothing but white space is a missing value.
  void set_string(FieldId field, std::string_view source);
  /// As set_string, in A-labels and without a final dot; no place in the source is kept.
  void set_host(FieldId field, std::string_view source);
  /// What is no address is missing.
  void set_address(FieldId field, std::string_view source);
  /// Points the value at texts[field]; also an empty text is a value.
  void set_to_normalised(FieldId field);
};

}  // namespace carom::core
