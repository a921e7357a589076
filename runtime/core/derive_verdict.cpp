// The computed fields of docs/language.md section 5.
#include "runtime/core/derive_verdict.h"

namespace carom::core {
namespace {

std::optional<std::uint16_t> code_in(const FieldValue& value) {
  return value.is_present ? std::optional(static_cast<std::uint16_t>(value.number)) : std::nullopt;
}

std::optional<EnhancedStatus> status_in(const FieldValue& value) {
  return value.is_present ? std::optional(value.status) : std::nullopt;
}

/// Without a code the class of the enhanced status says it (RFC 3463 section 2).
BounceType type_by_code(const Verdict& verdict) {
  std::uint16_t digit = verdict.status ? verdict.status->klass : 0;
  if (verdict.code) digit = static_cast<std::uint16_t>(*verdict.code / 100);
  if (digit == 4) return BounceType::temporary;
  return digit == 5 ? BounceType::permanent : BounceType::undetermined;
}

/// A permanent code makes waiting pointless: what was to be tried again later is tried again after a repair.
void settle_type(const VerdictRow& row, Verdict& verdict) {
  verdict.type = row.type_by_code != 0 ? type_by_code(verdict) : row.type;
  verdict.retry = row.retry;
  if (row.type_by_code != 0 && verdict.type == BounceType::permanent && row.retry.is_timed())
    verdict.retry = {.kind = RetryKind::after_fix};
}

Action derive_action(const Verdict& verdict) {
  if (verdict.suppress.is_now()) return Action::suppress;
  if (verdict.retry.is_timed()) return Action::retry;
  return verdict.retry.kind == RetryKind::after_fix ? Action::fix : Action::none;
}

/// The MTA that holds the message has heard the outermost reply, not one that is quoted in it.
bool is_message_over(const RecordSummary& record, const Verdict& verdict) {
  return (record.outermost_code && *record.outermost_code / 100 == 5) || verdict.retry.kind == RetryKind::never ||
         record.dsn_action == DsnAction::failed;
}

void copy_record(const RecordSummary& record, Verdict& verdict) {
  verdict.code = record.code;
  verdict.status = record.status;
  verdict.status_conflict = record.status_conflict;
  verdict.text_cut = record.text_cut;
  verdict.information = record.information;
  verdict.unwrapped = record.unwrapped;
  verdict.outer_code = record.outer_code;
  verdict.outer_status = record.outer_status;
  verdict.outer_text = record.outer_text;
  verdict.outermost_code = record.outermost_code;
  verdict.text_was_not_utf8 = record.text_was_not_utf8;
}

void copy_origin(const Program& program, std::uint32_t rule, Verdict& verdict) {
  verdict.rule_index = rule;
  if (rule == kNoRule) return;
  const RuleRow& row = program.rules()[rule];
  verdict.rule = program.text(row.name);
  verdict.pack = program.text(program.packs()[row.pack].name);
  verdict.layer = program.packs()[row.pack].layer;
}

EspType labelled_type(const RecordSummary& record) {
  if (record.esp_type != EspType::missing) return record.esp_type;
  for (const EspType claim : {EspType::hard, EspType::soft, EspType::block})
    if (record.esp_class.starts_with(word_of(claim))) return claim;
  return EspType::missing;
}

bool disagrees(EspType label, const Verdict& verdict) {
  const bool is_recipients = verdict.scope == Scope::recipient || verdict.scope == Scope::domain;
  switch (label) {
    case EspType::hard:
      return verdict.type != BounceType::permanent || !is_recipients;
    case EspType::soft:
      return verdict.type == BounceType::permanent && verdict.suppress.is_now();
    case EspType::block:
      return is_recipients;
    case EspType::missing:
    case EspType::admin:
    case EspType::other:
      return false;
  }
  return false;
}

}  // namespace

RecordSummary summarise(const Record& record, const FieldValues& fields) {
  return {.code = code_in(fields[field::code]),
          .status = status_in(fields[field::status]),
          .status_conflict = fields[field::status_conflict].number != 0,
          .text_cut = fields.text_cut,
          .text_was_not_utf8 = fields.text_was_not_utf8,
          .information = static_cast<Information>(fields[field::information].number),
          .unwrapped = fields[field::outer_text].is_present,
          .outer_code = code_in(fields[field::outer_code]),
          .outer_status = status_in(fields[field::outer_status]),
          .outer_text = fields[field::outer_text].text,
          .outermost_code = fields[field::outer_text].is_present ? fields.outermost_code : code_in(fields[field::code]),
          .dsn_action = static_cast<DsnAction>(fields[field::dsn_action].number),
          .esp_type = static_cast<EspType>(fields[field::esp_type].number),
          .esp_class = fields[field::esp_class].text,
          .esp_class_as_given = record.esp_class};
}

Verdict derive_verdict(const Program& program, const RecordSummary& record, std::uint32_t rule) {
  const std::uint32_t klass = rule == kNoRule ? program.unclassified() : program.rules()[rule].klass;
  const VerdictRow& row = rule == kNoRule ? program.classes()[klass].verdict : program.rules()[rule].verdict;
  Verdict verdict;
  copy_record(record, verdict);
  copy_origin(program, rule, verdict);
  verdict.class_name = program.text(program.classes()[klass].name);
  verdict.scope = row.scope;
  verdict.suppress = row.suppress;
  verdict.confidence = row.confidence;
  verdict.advice = program.text(row.advice);
  verdict.cite = program.text(row.cite);
  settle_type(row, verdict);
  verdict.action = row.action_written != 0 ? row.action : derive_action(verdict);
  verdict.message = is_message_over(record, verdict) ? MessageState::over : MessageState::open;
  verdict.overrode = overridden_label(record, verdict);
  return verdict;
}

void apply_told_delay(std::optional<std::int64_t> delay, Verdict& verdict) {
  if (verdict.retry.kind != RetryKind::told || !delay) return;
  verdict.retry.kind = RetryKind::after;
  verdict.retry.first = *delay;
}

std::string_view overridden_label(const RecordSummary& record, const Verdict& verdict) {
  if (record.esp_type == EspType::missing && record.esp_class.empty()) return {};
  const EspType label = labelled_type(record);
  if (!verdict.is_classified() || !disagrees(label, verdict)) return {};
  return record.esp_type != EspType::missing ? word_of(label) : record.esp_class_as_given;
}

}  // namespace carom::core
