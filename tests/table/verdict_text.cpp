#include "tests/table/verdict_text.h"

#include <fmt/format.h>

namespace carom::table {
namespace {

std::string code_text(std::optional<std::uint16_t> code) {
  return code ? std::to_string(*code) : "-";
}

std::string status_text(std::optional<core::EnhancedStatus> status) {
  return status ? core::to_string(*status) : "-";
}

}  // namespace

std::string verdict_text(const core::Verdict& v) {
  std::string out = fmt::format(
      "rule {} {} {} {} class {} {} {} {} retry {} message {} suppress {} {} code {} {} {}{}{} info {} overrode {}\n",
      v.rule_index, v.rule, v.pack, v.layer ? core::word_of(*v.layer) : "-", v.class_name, core::word_of(v.type),
      core::word_of(v.scope), core::word_of(v.action), core::to_string(v.retry), core::word_of(v.message),
      core::to_string(v.suppress), core::word_of(v.confidence), code_text(v.code), status_text(v.status),
      v.status_conflict ? "conflict " : "", v.text_cut ? "cut " : "", v.text_was_not_utf8 ? "legacy " : "",
      core::word_of(v.information), v.overrode);
  out += fmt::format("advice {} cite {}\n", v.advice, v.cite);
  if (v.unwrapped)
    out += fmt::format("outer {} {} {}\n", code_text(v.outer_code), status_text(v.outer_status), v.outer_text);
  for (const core::Evidence& e : v.evidence)
    out += fmt::format("evidence {} {}..{}\n", e.field, e.span.begin, e.span.end);
  for (const std::string_view tag : v.tags) out += fmt::format("tag {}\n", tag);
  for (const core::Fact& fact : v.facts) out += fmt::format("fact {}={}\n", fact.name, fact.value);
  return out;
}

}  // namespace carom::table
