// Packs of expressions that people run today, rewritten as rules, against the same expressions in matchers.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "bench/engines/compile_policy.h"
#include "bench/engines/match_engines.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/match_race.h"
#include "bench/rows/regex_texts.h"
#include "bench/texts/own_expressions.h"
#include "bench/texts/public_expressions.h"
#include "bench/texts/reply_expression.h"
#include "runtime/embed/rule_set.h"
#include "runtime/table/engine.h"
#include "tests/support/file_content.h"

namespace carom::bench {
namespace {

/// The expressions that could be rewritten, beside what they became.
struct Pack {
  std::string name;
  std::vector<std::string> expressions;
  std::vector<ReplyExpression> parts;
  std::vector<std::string> conditions;
  std::vector<std::string> left_out;
};

Pack rewrite(std::string name, const std::vector<std::string>& expressions) {
  Pack pack{std::move(name), {}, {}, {}, {}};
  for (const std::string& expression : expressions) {
    const auto parts = take_apart(expression);
    std::string condition = parts ? as_condition(*parts) : std::string();
    if (!parts || !compiles(write_rules({&condition, 1}))) {
      pack.left_out.push_back(expression);
      continue;
    }
    pack.expressions.push_back(expression);
    pack.parts.push_back(*parts);
    pack.conditions.push_back(std::move(condition));
  }
  return pack;
}

// --- Engines

/// The table engine over the records that the lines stand for.
class RecordsTable final : public MatchEngine {
 public:
  RecordsTable(const core::Program& program, const std::vector<ReplyInstance>& replies) : engine_(program) {
    for (const ReplyInstance& reply : replies) {
      core::Record& record = records_.emplace_back();
      record.code = static_cast<std::uint16_t>(std::stoi(reply.code));
      record.status = core::parse_enhanced_status(reply.status);
      record.text = reply.words;
    }
  }

  // It knows the texts: only how many is asked.
  void match(std::span<const scan::TextBatch> /*batches*/, std::span<std::uint32_t> lowest) override {
    engine_.decide(std::span(records_).first(lowest.size()), scratch_, lowest);
  }
  std::uint32_t match_one(std::string_view /*text*/) override { return kNoPattern; }
  [[nodiscard]] std::string mode() const override { return "decides records"; }

 private:
  table::Engine engine_;
  table::Scratch scratch_;
  std::vector<core::Record> records_;
};

std::vector<Runner> runners_for(const Pack& pack, const core::Program& program, const Corpus& corpus,
                                const std::vector<ReplyInstance>& replies,
                                const std::vector<std::string_view>& expressions) {
  std::vector<Runner> runners;
  const auto add = [&](MatchEntry entry, std::unique_ptr<MatchEngine> engine) {
    if (!engine) return;
    engine->warm(std::span(corpus.batches).first(4));
    runners.push_back({entry, std::move(engine), 0, std::vector<std::uint32_t>(replies.size()), corpus.batches.size()});
  };
  add({"table", Side::ours, true, nullptr}, std::make_unique<RecordsTable>(program, replies));
  for (const MatchEntry& entry : {re2_set_engine(), vectorscan_engine()})
    add(entry, entry.make({.texts = expressions, .syntax = PatternSyntax::caseless_regex}));
  if (runners.size() < 3) fmt::print(stderr, "  {}: a matcher takes none of its expressions\n", pack.name);
  return runners;
}

/// RE2 is the reference. Says which rule and text differ, as nothing else helps who looks into it.
void verify(Session& session, const Pack& pack, const std::vector<Runner>& runners, const Corpus& corpus, Row& row) {
  const auto& reference =
      *std::ranges::find_if(runners, [](const Runner& one) { return one.entry.name == "RE2::Set"; });
  const auto name = [&](std::uint32_t rule) { return rule == kNoPattern ? "nothing" : pack.expressions[rule]; };
  for (const Runner& runner : runners) {
    std::size_t differ = 0;
    std::string example;
    for (std::size_t i = 0; i < runner.lowest.size(); ++i) {
      if (runner.lowest[i] == reference.lowest[i]) continue;
      if (differ++ == 0)
        example = fmt::format("{}: {} says {}, RE2 {}", corpus.text(i), runner.entry.name, name(runner.lowest[i]),
                              name(reference.lowest[i]));
    }
    if (differ == 0) continue;
    const std::string what = fmt::format("{} of {} answers differ; {}", differ, runner.lowest.size(), example);
    runner.entry.exact ? session.fail(row.id + ": " + what) : row.remarks.push_back(what);
  }
  const auto hits = std::ranges::count_if(reference.lowest, [](std::uint32_t rule) { return rule != kNoPattern; });
  row.remarks.push_back(
      fmt::format("checksum {:016x}, {} of {} texts hit",
                  XXH3_64bits(reference.lowest.data(), reference.lowest.size() * sizeof(std::uint32_t)), hits,
                  reference.lowest.size()));
}

void race(Session& session, const Pack& pack, Row row) {
  const std::unique_ptr<embed::Compiled> policy = compile_policy(write_rules(pack.conditions));
  const std::vector<ReplyInstance> replies = replies_for(pack.parts, session);
  const Corpus corpus = lines_of(replies, session.b().corpus);
  const std::vector<std::string_view> expressions(pack.expressions.begin(), pack.expressions.end());
  std::vector<Runner> runners = runners_for(pack, *policy->program, corpus, replies, expressions);
  std::vector<Runner*> all;
  std::vector<Contender> contenders;
  for (Runner& runner : runners) {
    runner.engine->match(corpus.batches, runner.lowest);
    all.push_back(&runner);
    contenders.push_back({std::string(runner.entry.name), [&] { runner.engine->match(corpus.batches, runner.lowest); },
                          static_cast<double>(replies.size())});
  }
  verify(session, pack, runners, corpus, row);
  judge(all, interleave(contenders, session.effort()), [](const Runner&) { return true; }, row);
  row.remarks.push_back(fmt::format("{} of {} expressions rewritten; {} texts of {} bytes, half of them fit one",
                                    pack.expressions.size(), pack.expressions.size() + pack.left_out.size(),
                                    replies.size(), corpus.bytes / replies.size()));
  for (const std::string& expression : pack.left_out) row.remarks.push_back("left out: " + expression);
  row.remarks.emplace_back("ours reads and normalises the words in the measured time, matchers get them normalised");
  session.add(std::move(row));
}

void public_row(Session& session, std::string_view name, const std::vector<std::string>& files,
                std::vector<std::string> (*read)(std::string_view)) {
  const std::string id = fmt::format("3.{}", name);
  if (!session.wants(id)) return;
  std::vector<std::string> expressions;
  for (const std::string& file : files) {
    const std::string path = fmt::format("{}/import-fixtures/{}/{}", session.options().shared, name, file);
    const std::vector<std::string> read_from = read(test::content_of(path));
    if (read_from.empty()) {
      fmt::print(stderr, "SKIPPED: row {}, {} is not there or empty\n", id, path);
      Row row = Session::row(id, session.b().corpus, 0);
      row.remarks.emplace_back("skipped: the folder of public rule sets is not there");
      return session.add(std::move(row));
    }
    expressions.insert(expressions.end(), read_from.begin(), read_from.end());
  }
  const Pack pack = rewrite(std::string(name), expressions);
  race(session, pack, Session::row(id, session.b().corpus, pack.expressions.size()));
}

void own_row(Session& session) {
  if (!session.wants("regex.own")) return;
  const Pack pack = rewrite("own", own_expressions());
  Row row = Session::row("regex.own", session.b().corpus, pack.expressions.size());
  row.what = "regex pack of our own, against V";
  row.unit = "x";
  race(session, pack, std::move(row));
}

}  // namespace

void regex_rows(Session& session) {
  public_row(session, "kumomta", {"bounces.toml", "iana.toml"}, read_kumomta);
  public_row(session, "zonemta", {"bounces.txt"}, read_zonemta);
  own_row(session);
}

}  // namespace carom::bench
