// What verdicts of one rule have in common is written once and copied; only the rest is made for each.
#include "cli/verdicts/verdict_lines.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "cli/verdicts/evidence_text.h"
#include "cli/verdicts/verdict_keys.h"
#include "support/json_string.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

// A rule has a verdict for each kind of code and each state of the message; only delays that replies name make more.
constexpr std::size_t kKeptVerdictsOfRule = 8;
// The keys of a line and its values of bounded size: numbers, words, nulls.
constexpr std::size_t kMostBytesOfKeysAndNumbers = 512;
// The same for one evidence, tag or fact.
constexpr std::size_t kMostBytesOfItem = 96;

// The text of an object without its braces.
std::string members_of(std::string_view object) {
  return std::string(object.substr(1, object.size() - 2));
}

char* put_number(char* out, std::uint64_t number) {
  constexpr std::ptrdiff_t kMostDigits = 20;
  return std::to_chars(out, out + kMostDigits, number).ptr;
}

char* put_string_or_null(char* out, std::string_view text) {
  return text.empty() ? put(out, "null") : put_json_string(out, text);
}

char* put_code(char* out, std::optional<std::uint16_t> code) {
  return code ? put_number(out, *code) : put(out, "null");
}

char* put_status(char* out, std::optional<core::EnhancedStatus> status) {
  if (!status) return put(out, "null");
  out = put_number(put(out, "\""), status->klass);
  out = put_number(put(out, "."), status->subject);
  out = put_number(put(out, "."), status->detail);
  return put(out, "\"");
}

char* put_id(char* out, const core::Record& record) {
  out = put(put(out, "{"), verdict_key::id.member.substr(1));
  return record.id.empty() ? put_number(out, record.number) : put(out, record.id);
}

char* put_labels(char* out, const core::Verdict& verdict) {
  out = put(put(out, verdict_key::tags.member), "[");
  for (const std::string_view& tag : verdict.tags) {
    if (&tag != verdict.tags.data()) *out++ = ',';
    out = put_json_string(out, tag);
  }
  out = put(put(put(out, "]"), verdict_key::facts.member), "{");
  for (const core::Fact& fact : verdict.facts) {
    if (&fact != verdict.facts.data()) *out++ = ',';
    out = put(put_json_string(out, fact.name), ":");
    out = put_json_string(out, fact.value);
  }
  return put(out, "}");
}

char* put_outer(char* out, const core::Verdict& verdict) {
  out = put(out, verdict_key::outer.member);
  if (!verdict.unwrapped) return put(out, "null");
  out = put_code(put(out, R"({"code":)"), verdict.outer_code);
  out = put_status(put(out, R"(,"status":)"), verdict.outer_status);
  return put(put_json_string(put(out, R"(,"text":)"), verdict.outer_text), "}");
}

}  // namespace

VerdictLines::VerdictLines(const core::Program& program, bool verbose)
    : verbose_(verbose), decisions_(program.rules().size() + 1) {
  for (core::FieldId field = 0; field < program.field_count(); ++field) {
    std::string& opening = evidence_openings_.emplace_back(R"({"field":)");
    append_json_string(opening, program.field_name(field));
  }
  for (std::size_t i = 0; i <= core::words_of(core::FieldType::information).size(); ++i) {
    std::string& member = information_members_.emplace_back(verdict_key::information.member);
    append_json_string(member, core::word_of(static_cast<core::Information>(i)));
  }
}

void VerdictLines::spell_decision(const core::Verdict& verdict, Decision& decision) const {
  decision.type = verdict.type;
  decision.action = verdict.action;
  decision.message = verdict.message;
  decision.retry = verdict.retry;
  std::string object;
  JsonWriter json(object);
  json.begin_object().member(verdict_key::klass.name, verdict.class_name);
  json.member(verdict_key::type.name, core::word_of(verdict.type))
      .member(verdict_key::scope.name, core::word_of(verdict.scope));
  json.member(verdict_key::action.name, core::word_of(verdict.action));
  json.member_or_null(verdict_key::retry.name, core::to_string(verdict.retry));
  json.member(verdict_key::message.name, core::word_of(verdict.message))
      .member(verdict_key::suppress.name, verdict.suppress.is_now());
  json.member(verdict_key::guarded.name, verdict.suppress.guarded != 0);
  json.member(verdict_key::suppress_rule.name, core::to_string(verdict.suppress));
  json.member(verdict_key::confidence.name, core::word_of(verdict.confidence));
  json.member_or_null(verdict_key::rule.name, verdict.rule);
  json.member_or_null(verdict_key::pack.name, verdict.pack);
  json.member_or_null(verdict_key::layer.name, verdict.layer ? core::word_of(*verdict.layer) : std::string_view());
  json.end_object();
  decision.members = members_of(object);
  decision.tail.clear();
  if (!verbose_) return;
  std::string tail;
  JsonWriter more(tail);
  more.begin_object();
  more.member_or_null(verdict_key::cite.name, verdict.cite);
  more.member_or_null(verdict_key::advice.name, verdict.advice);
  more.end_object();
  decision.tail.assign(tail, 0, tail.size() - 1);
  decision.tail.front() = ',';
}

const VerdictLines::Decision& VerdictLines::decision_of(const core::Verdict& verdict) {
  std::vector<Decision>& kept = decisions_[std::min<std::size_t>(verdict.rule_index, decisions_.size() - 1)];
  for (const Decision& decision : kept)
    if (decision.type == verdict.type && decision.action == verdict.action && decision.message == verdict.message &&
        decision.retry == verdict.retry)
      return decision;
  Decision& decision = kept.size() < kKeptVerdictsOfRule ? kept.emplace_back() : unusual_;
  spell_decision(verdict, decision);
  return decision;
}

// Records of one input follow each other.
std::string_view VerdictLines::file_member(std::string_view file) {
  if (file_member_.empty() || file != file_) {
    file_ = file;
    file_member_ = verdict_key::file.member;
    if (file.empty() || file == "-")
      file_member_ += "null";
    else
      append_json_string(file_member_, file);
  }
  return file_member_;
}

char* VerdictLines::put_evidence(char* out, const core::Record& record, const core::Verdict& verdict) const {
  out = put(put(out, verdict_key::evidence.member), "[");
  for (const core::Evidence& evidence : verdict.evidence) {
    if (&evidence != verdict.evidence.data()) *out++ = ',';
    out = put(out, evidence_openings_[evidence.field]);
    if (!evidence.span.empty()) {
      out = put_number(put(out, R"(,"start":)"), evidence.span.begin);
      out = put_number(put(out, R"(,"end":)"), evidence.span.end);
      out = put_json_string(put(out, R"(,"text":)"), evidence_text(record, evidence));
    }
    *out++ = '}';
  }
  return put(out, "]");
}

/// The most bytes of the line but for what is joined already.
std::size_t VerdictLines::bound_of(const core::Record& record, const core::Verdict& verdict) const {
  std::size_t strings = record.recipient.size() + verdict.overrode.size() + verdict.outer_text.size();
  std::size_t items = verdict.evidence.size() + verdict.tags.size() + verdict.facts.size();
  std::size_t names = 0;
  for (const core::Evidence& evidence : verdict.evidence) {
    strings += evidence.span.size();
    names += evidence_openings_[evidence.field].size();
  }
  for (const std::string_view tag : verdict.tags) strings += tag.size();
  for (const core::Fact& fact : verdict.facts) strings += fact.name.size() + fact.value.size();
  return kMostBytesOfKeysAndNumbers + record.id.size() + json_string_bound(strings) + items * kMostBytesOfItem + names;
}

void VerdictLines::append(const core::Record& record, const core::Verdict& verdict, ByteBuffer& out) {
  const Decision& decision = decision_of(verdict);
  const std::string_view file = file_member(record.file);
  char* at = out.reserve(bound_of(record, verdict) + decision.members.size() + decision.tail.size() + file.size());
  at = put(put(put_id(at, record), ","), decision.members);
  at = put_code(put(at, verdict_key::code.member), verdict.code);
  at = put_status(put(at, verdict_key::status.member), verdict.status);
  at = put_string_or_null(put(at, verdict_key::recipient.member), record.recipient);
  at = put_evidence(put(at, file), record, verdict);
  at = put_labels(at, verdict);
  at = put(at, information_members_[static_cast<std::size_t>(verdict.information)]);
  at = put_string_or_null(put(at, verdict_key::overrode.member), verdict.overrode);
  at = put(put_outer(at, verdict), decision.tail);
  out.commit(put(at, "}"));
}

}  // namespace carom::cli
