// Coverage for programs: every rule, unwrap and annotate with what it reached.
#include <cstddef>
#include <string_view>

#include "cli/coverage/coverage_writer.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

void write_place(std::string_view key, bool is_known, const RecordPlace& place, JsonWriter& json) {
  json.key(key);
  if (!is_known) {
    json.null();
    return;
  }
  json.begin_object().member("file", place.file).member("record", place.number).end_object();
}

void write_rule(const CoverageCount& count, std::uint32_t number, JsonWriter& json) {
  const core::Program& program = count.program();
  const core::RuleRow& row = program.rules()[number];
  const Reach& reach = count.rules()[number];
  json.begin_object().member("rule", program.text(row.name));
  json.member("class", program.text(program.classes()[row.klass].name));
  json.member("pack", program.text(program.packs()[row.pack].name)).member("disabled", row.disabled != 0);
  json.member("won", reach.won).member("held", reach.held);
  write_place("first_won", reach.won != 0, reach.first_won, json);
  write_place("first_held", reach.held != 0, reach.first_held, json);
  const std::uint32_t other = mostly_lost_to(reach);
  json.member_or_null("lost_to", other == core::kNoRule ? "" : program.text(program.rules()[other].name));
  json.end_object();
}

template <class Rows>
void write_others(std::string_view key, std::string_view kind, const Rows& rows, const std::vector<Reach>& reaches,
                  const core::Program& program, JsonWriter& json) {
  json.key(key).begin_array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    json.begin_object().member(kind, program.text(rows[i].name));
    json.member("pack", program.text(program.packs()[rows[i].pack].name)).member("held", reaches[i].held);
    write_place("first_held", reaches[i].held != 0, reaches[i].first_held, json);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string coverage_as_json(const CoverageCount& count) {
  const core::Program& program = count.program();
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("records", count.records()).member("unclassified", count.unclassified());
  json.key("rules").begin_array();
  for (std::uint32_t i = 0; i < program.rules().size(); ++i) write_rule(count, i, json);
  json.end_array();
  write_others("unwraps", "unwrap", program.unwraps(), count.unwraps(), program, json);
  write_others("annotates", "annotate", program.annotations(), count.annotates(), program, json);
  json.end_object();
  return text + "\n";
}

}  // namespace carom::cli
