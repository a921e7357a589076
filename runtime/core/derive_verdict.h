// From the row of a rule or class to the verdict: what follows from the reply code and from the other fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/core/field_values.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"

namespace carom::core {

/// What of a record counts for its verdict besides the rule.
struct RecordSummary {
  std::optional<std::uint16_t> code;  ///< as classified: after unwrapping
  std::optional<EnhancedStatus> status;
  bool status_conflict = false;
  bool text_cut = false;
  bool text_was_not_utf8 = false;
  Information information = Information::none;
  bool unwrapped = false;
  std::optional<std::uint16_t> outer_code;
  std::optional<EnhancedStatus> outer_status;
  std::string_view outer_text;                  ///< normalised
  std::optional<std::uint16_t> outermost_code;  ///< of the wrapper; of the reply in it where the wrapper has none
  DsnAction dsn_action = DsnAction::missing;
  EspType esp_type = EspType::missing;
  std::string_view esp_class;           ///< normalised
  std::string_view esp_class_as_given;  ///< as the source spelled it
};

[[nodiscard]] RecordSummary summarise(const Record& record, const FieldValues& fields);

/// The verdict of `rule` (kNoRule: of the class for unclassified records), without evidence, tags and facts.
[[nodiscard]] Verdict derive_verdict(const Program& program, const RecordSummary& record, std::uint32_t rule);

/// A `told` retry becomes `after` the delay that the reply named, in seconds.
void apply_told_delay(std::optional<std::int64_t> delay, Verdict& verdict);

/// The source's own label, if it says other than the verdict does; else empty. Hard promises a dead address, so it
/// disagrees with a type other than permanent and with a cause that lies with sender, session, network or message.
/// Soft disagrees with taking a permanent failure's address off the list now. Block blames the sender, so it disagrees
/// with a scope of recipient or domain. Admin and other claim nothing. A source without esp.type may say the same in
/// esp.class: one that begins with hard, soft or block counts. Without a class of ours there is nothing to disagree
/// with.
[[nodiscard]] std::string_view overridden_label(const RecordSummary& record, const Verdict& verdict);

}  // namespace carom::core
