// A reason is told by comparing the verdict with what its rule and its class would give without the record.
#include "cli/verdicts/verdict_reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/core/record_values.h"

namespace carom::cli {
namespace {

// What the rule's verdict has by itself is told from what its class gives every rule by comparing the two.
class Reasons {
 public:
  explicit Reasons(const Explained& explained)
      : explained_(explained),
        verdict_(explained.explanation.verdict),
        rule_(explained.program.rules()[verdict_.rule_index]),
        row_(rule_.verdict),
        class_row_(explained.program.classes()[rule_.klass].verdict) {}

  [[nodiscard]] std::vector<VerdictReason> all() const;

 private:
  [[nodiscard]] std::string origin(std::string_view field, bool same_as_class) const;
  [[nodiscard]] std::string type() const;
  [[nodiscard]] std::string action() const;
  [[nodiscard]] std::string retry() const;
  [[nodiscard]] std::string message() const;
  [[nodiscard]] std::string suppress() const;

  const Explained& explained_;
  const core::Verdict& verdict_;
  const core::RuleRow& rule_;
  const core::VerdictRow& row_;
  const core::VerdictRow& class_row_;
};

std::string Reasons::origin(std::string_view field, bool same_as_class) const {
  for (const container::OverridePlace& overridden : explained_.overrides)
    if (overridden.rule == verdict_.rule_index && overridden.field == field)
      return fmt::format("as the override at {} says", overridden.place);
  return same_as_class ? "as its class says" : "as the rule says";
}

std::string Reasons::type() const {
  if (row_.type_by_code == 0) return origin("type", class_row_.type_by_code == 0 && row_.type == class_row_.type);
  if (verdict_.code)
    return fmt::format("by code: {} is {}", *verdict_.code,
                       *verdict_.code / 100 == 4   ? "4xx"
                       : *verdict_.code / 100 == 5 ? "5xx"
                                                   : "neither 4xx nor 5xx");
  if (!verdict_.status) return "by code, and there is none";
  return fmt::format("by code, and there is none: status {} is {}.x.x", core::to_string(*verdict_.status),
                     verdict_.status->klass);
}

std::string Reasons::action() const {
  if (row_.action_written != 0)
    return origin("action", class_row_.action_written != 0 && class_row_.action == row_.action);
  switch (verdict_.action) {
    case core::Action::suppress:
      return "not written; follows from suppress, which applies now";
    case core::Action::retry:
      return "not written; follows from a timed retry";
    case core::Action::fix:
      return "not written; follows from `retry after fix`";
    default:
      return "not written, and nothing to do follows";
  }
}

std::string Reasons::retry() const {
  const bool is_told = row_.retry.kind == core::RetryKind::told && verdict_.retry.kind == core::RetryKind::after;
  if (is_told) return "the delay that the reply names";
  if (!(verdict_.retry == row_.retry)) return "a timed retry becomes `after fix` because the type is permanent by code";
  return origin("retry", row_.retry == class_row_.retry);
}

std::string Reasons::message() const {
  if (verdict_.message == core::MessageState::open) return "neither code, DSN action nor retry end it";
  const std::optional<std::uint16_t> outermost = verdict_.outermost_code;
  if (outermost && *outermost / 100 == 5) return fmt::format("the outermost code, {}, is 5xx", *outermost);
  if (explained_.record.dsn_action == core::DsnAction::failed) return "dsn.action is failed";
  return "retry is never";
}

std::string Reasons::suppress() const {
  std::string reason = origin("suppress", row_.suppress == class_row_.suppress);
  if (row_.suppress.guarded != 0) reason += "; guarded: an aggregate may lift it";
  if (row_.suppress.repeats != 0) reason += "; not now: repeats decide";
  return reason;
}

std::vector<VerdictReason> Reasons::all() const {
  std::vector<VerdictReason> reasons;
  const auto add = [&reasons](std::string_view field, std::string_view value, std::string reason) {
    if (!value.empty()) reasons.push_back({field, std::string(value), std::move(reason)});
  };
  add("class", verdict_.class_name, "as the rule says");
  add("type", core::word_of(verdict_.type), type());
  add("scope", core::word_of(verdict_.scope), origin("scope", row_.scope == class_row_.scope));
  add("action", core::word_of(verdict_.action), action());
  add("retry", core::to_string(verdict_.retry), retry());
  add("message", core::word_of(verdict_.message), message());
  add("suppress", core::to_string(verdict_.suppress), suppress());
  add("confidence", core::word_of(verdict_.confidence), origin("confidence", row_.confidence == class_row_.confidence));
  add("information", core::word_of(verdict_.information), "how much of the answer the source passed on");
  add("overrode", verdict_.overrode, "the source's own label, which says otherwise");
  const core::Program& program = explained_.program;
  add("advice", verdict_.advice, origin("advice", program.text(row_.advice) == program.text(class_row_.advice)));
  add("cite", verdict_.cite, origin("cite", program.text(row_.cite) == program.text(class_row_.cite)));
  return reasons;
}

std::vector<VerdictReason> unclassified_reasons(const core::Verdict& verdict) {
  const std::string reason = "no rule holds";
  return {{"class", std::string(verdict.class_name), reason},
          {"type", std::string(core::word_of(verdict.type)), reason + "; by code"},
          {"action", std::string(core::word_of(verdict.action)), reason},
          {"message", std::string(core::word_of(verdict.message)), "from code, DSN action and retry"},
          {"suppress", core::to_string(verdict.suppress), reason},
          {"confidence", std::string(core::word_of(verdict.confidence)), reason}};
}

std::string origin_of(Span span, bool record_has_it) {
  if (!span.empty()) return fmt::format("the text, bytes {} to {}", span.begin, span.end);
  return record_has_it ? "the record" : "elsewhere in the record";
}

}  // namespace

std::vector<VerdictReason> verdict_reasons(const Explained& explained) {
  const core::Verdict& verdict = explained.explanation.verdict;
  return verdict.is_classified() ? Reasons(explained).all() : unclassified_reasons(verdict);
}

CodeOrigin code_origin(const Explained& explained) {
  const core::Verdict& verdict = explained.explanation.verdict;
  const core::Record& record = explained.record;
  CodeOrigin origin;
  if (verdict.unwrapped) {
    origin.code = origin.status = "the reply inside";
    return origin;
  }
  origin.code = origin_of(explained.explanation.code_span, core::valid_code(record.code).has_value());
  origin.status = origin_of(explained.explanation.status_span, core::valid_status(record.status).has_value());
  return origin;
}

}  // namespace carom::cli
