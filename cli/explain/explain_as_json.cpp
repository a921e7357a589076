// An explanation for programs: the verdict as `classify` writes it, and everything that led to it.
#include <string>

#include "cli/verdicts/evidence_text.h"
#include "cli/verdicts/explanation_writer.h"
#include "cli/verdicts/record_fields.h"
#include "cli/verdicts/verdict_lines.h"
#include "cli/verdicts/verdict_reasons.h"
#include "runtime/embed/lost_reason.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

std::string_view word_of(core::Lost lost) {
  switch (lost) {
    case core::Lost::won:
      return "won";
    case core::Lost::band:
      return "band";
    case core::Lost::layer:
      return "layer";
    case core::Lost::order:
      return "order";
    case core::Lost::disabled:
      return "disabled";
  }
  return "order";
}

class ExplanationJson {
 public:
  ExplanationJson(const Explained& explained, JsonWriter& json) : explained_(explained), json_(json) {}

  void write() {
    ByteBuffer verdict;
    VerdictLines(explained_.program, true).append(explained_.record, explained_.explanation.verdict, verdict);
    json_.begin_object().key("verdict").raw(verdict.view());
    reading();
    reasons();
    matches();
    near_misses();
    annotations();
    json_.end_object();
  }

 private:
  [[nodiscard]] std::string_view text(core::StringRef ref) const { return explained_.program.text(ref); }
  void reading();
  void reasons();
  void matches();
  void near_misses();
  void annotations();
  void rule_members(std::uint32_t rule);

  const Explained& explained_;
  JsonWriter& json_;
};

void ExplanationJson::reading() {
  const core::Explanation& explanation = explained_.explanation;
  const CodeOrigin origin = code_origin(explained_);
  json_.member("text", explained_.record.text).member("normalised_text", explanation.normalised_text);
  json_.member("code_from", explanation.verdict.code ? origin.code : "nowhere");
  json_.member("status_from", explanation.verdict.status ? origin.status : "nowhere");
  json_.key("fields").begin_object();
  for (const RecordField& field : record_fields(explained_.record)) json_.member(field.name, field.value);
  json_.end_object().key("unwrapped").begin_array();
  for (const core::UnwrapStep& step : explanation.unwrapped) {
    json_.begin_object().member("unwrap", text(explained_.program.unwraps()[step.unwrap].name));
    json_.member("inner_text", step.inner_text).end_object();
  }
  json_.end_array().member("fell_back_to_outer", explanation.fell_back_to_outer);
}

void ExplanationJson::reasons() {
  json_.key("reasons").begin_object();
  for (const VerdictReason& reason : verdict_reasons(explained_)) json_.member(reason.field, reason.reason);
  json_.end_object();
}

void ExplanationJson::rule_members(std::uint32_t rule) {
  const core::RuleRow& row = explained_.program.rules()[rule];
  json_.member("rule", text(row.name)).member("class", text(explained_.program.classes()[row.klass].name));
  json_.member("file", text(row.file)).member("line", row.line);
}

void ExplanationJson::matches() {
  json_.key("matches").begin_array();
  for (const core::RuleMatch& match : explained_.explanation.matches) {
    json_.begin_object();
    rule_members(match.rule);
    json_.member("lost", word_of(match.lost)).member("reason", embed::reason_of(explained_.program, match));
    json_.end_object();
  }
  json_.end_array();
}

void ExplanationJson::near_misses() {
  json_.key("near_misses").begin_array();
  for (const core::NearMiss& miss : explained_.explanation.near_misses) {
    json_.begin_object();
    rule_members(miss.rule);
    json_.key("failed").begin_array();
    for (const core::NearMiss::Failed& failed : miss.failed)
      json_.begin_object().member("condition", failed.printed).member("unless", failed.unless).end_object();
    json_.end_array().end_object();
  }
  json_.end_array();
}

void ExplanationJson::annotations() {
  json_.key("annotations").begin_array();
  for (const std::uint32_t annotation : explained_.explanation.annotations)
    json_.string(text(explained_.program.annotations()[annotation].name));
  json_.end_array();
}

}  // namespace

std::string explanation_as_json(const Explained& explained) {
  std::string out;
  JsonWriter json(out, 2);
  ExplanationJson(explained, json).write();
  return out + "\n";
}

}  // namespace carom::cli
