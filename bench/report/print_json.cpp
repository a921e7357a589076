// For programs: every figure of a row, with its spread, and how it stands to its goal.
#include "bench/report/print.h"
#include "support/json_writer.h"

namespace carom::bench {
namespace {

void write_spread(JsonWriter& json, const Spread& spread) {
  json.begin_object();
  json.key("median").number(spread.median).key("p10").number(spread.p10).key("p90").number(spread.p90);
  json.end_object();
}

void write_goal(JsonWriter& json, const Row& row) {
  const Goal* goal = find_goal(row.id);
  if (goal == nullptr) {
    json.member("what", row.what).member("unit", row.unit);
    return;
  }
  json.member("what", goal->what).member("unit", goal->unit).member("goal", spelled(*goal));
  json.key("beyond").number(goal->beyond);
  json.member("standing", standing(row)).member("met", row.figure && is_met(*goal, *row.figure));
}

void write_contenders(JsonWriter& json, const Row& row) {
  json.key("contenders").begin_array();
  for (const Measured& measured : row.contenders) {
    json.begin_object().member("name", measured.name).member("mode", measured.mode).member("unit", measured.unit);
    json.key("time");
    write_spread(json, measured.spread);
    json.end_object();
  }
  json.end_array();
}

void write_row(JsonWriter& json, const Row& row) {
  json.begin_object().member("row", row.id);
  write_goal(json, row);
  json.member("corpus", row.corpus).member("seed", row.seed).member("rules", row.rules);
  json.member("engine", row.engine).member("against", row.against);
  json.key("figure");
  row.figure ? json.number(*row.figure) : json.null();
  json.key("spread");
  row.spread ? write_spread(json, *row.spread) : static_cast<void>(json.null());
  json.member("noise", row.noise);
  write_contenders(json, row);
  json.key("remarks").begin_array();
  for (const std::string& remark : row.remarks) json.string(remark);
  json.end_array().end_object();
}

}  // namespace

std::string as_json(const RunResult& run) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object().member("simd", run.simd).member("quick", run.quick);
  json.key("rows").begin_array();
  for (const Row& row : run.rows) write_row(json, row);
  json.end_array().key("failures").begin_array();
  for (const std::string& failure : run.failures) json.string(failure);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace carom::bench
