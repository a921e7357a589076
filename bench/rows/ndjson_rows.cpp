// From lines of JSON to class and rule number: against a parser that only reads the fields, and against one with a
// matcher behind it.
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "bench/engines/field_reader.h"
#include "bench/engines/match_engines.h"
#include "bench/engines/ndjson_pipeline.h"
#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/pack_input.h"
#include "bench/texts/ndjson.h"
#include "runtime/embed/rule_set.h"

namespace carom::bench {
namespace {

std::string checksum(const std::vector<Answer>& answers) {
  const auto classified = std::ranges::count_if(answers, [](const Answer& a) { return a.rule != core::kNoRule; });
  return fmt::format("checksum {:016x}, {} of {} records classified",
                     XXH3_64bits(answers.data(), answers.size() * sizeof(Answer)), classified, answers.size());
}

/// Each record's answer is the interpreter's, and both readers have read the same.
bool verify(Session& session, const Row& row, NdjsonPipeline& ours, FieldReader& theirs) {
  ours.interpret();
  const std::vector<Answer> expected = ours.answers();
  ours.run();
  if (ours.answers() != expected) session.fail(row.id + ": the table engine does not answer as the interpreter does");
  if (ours.only_read() != theirs.read()) session.fail(row.id + ": simdjson has read other fields than our reader");
  return ours.answers() == expected;
}

struct Input {
  std::string lines;
  std::size_t records;
};

// --- Row 5a

void fields_row(Session& session, Row row, const core::Program& program, const Input& input) {
  NdjsonPipeline ours(program, input.lines, input.records);
  const std::unique_ptr<FieldReader> theirs = simdjson_fields(input.lines);
  theirs->warm();
  if (!verify(session, row, ours, *theirs)) return;
  row.remarks.push_back(checksum(ours.answers()));
  const auto units = static_cast<double>(input.records);
  const std::vector<Contender> contenders = {{"reader and table", [&] { ours.run(); }, units},
                                             {"reader alone", [&] { (void)ours.only_read(); }, units},
                                             {"simdjson", [&] { (void)theirs->read(); }, units}};
  const Samples samples = interleave(contenders, session.effort());
  add_contenders(row, contenders, samples, "ns/record");
  row.contenders.back().mode = theirs->mode();
  row.engine = "reader and table";
  row.against = "simdjson";
  take_figure(row, ratios(samples[0], samples[2]));
  row.remarks.push_back(fmt::format("lines of {} bytes", input.lines.size() / input.records));
  session.add(std::move(row));
}

// --- Row 6

/// A parser with a matcher behind it: the number of the first literal of each text.
struct Composed {
  std::unique_ptr<FieldReader> reader;
  std::unique_ptr<MatchEngine> matcher;
  std::vector<std::uint32_t> lowest;

  void run() {
    std::size_t done = 0;
    reader->read_texts([&](const scan::TextBatch& texts) {
      matcher->match({&texts, 1}, std::span(lowest).subspan(done, texts.count()));
      done += texts.count();
    });
  }
};

std::size_t differences(const std::vector<Answer>& ours, const std::vector<std::uint32_t>& lowest) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) count += ours[i].rule != lowest[i] ? 1U : 0U;
  return count;
}

void matcher_row(Session& session, Row row, const core::Program& program, const Input& input) {
  const std::vector<std::string>& literals = session.literals(session.b(), row.rules);
  const std::vector<std::string_view> views(literals.begin(), literals.end());
  NdjsonPipeline ours(program, input.lines, input.records);
  const auto units = static_cast<double>(input.records);
  std::vector<Contender> contenders = {{"reader and table", [&] { ours.run(); }, units}};
  std::vector<std::unique_ptr<Composed>> composed;
  ours.run();
  for (const MatchEntry& entry : {vectorscan_engine(), re2_set_engine()}) {
    auto& made = *composed.emplace_back(std::make_unique<Composed>(simdjson_fields(input.lines), entry.make({views}),
                                                                   std::vector<std::uint32_t>(input.records)));
    made.reader->warm();
    made.matcher->warm(std::span(session.b().corpus.batches).first(4));
    made.run();
    const std::size_t differ = differences(ours.answers(), made.lowest);
    const std::string what = fmt::format("{} differs on {} of {} records", entry.name, differ, input.records);
    if (differ != 0) entry.exact ? session.fail("6: " + what) : row.remarks.push_back(what);
    contenders.push_back({fmt::format("simdjson and {}", entry.name), [&made] { made.run(); }, units});
  }
  const Samples samples = interleave(contenders, session.effort());
  add_contenders(row, contenders, samples, "ns/record");
  const std::size_t best = fastest(samples, 1, samples.size());
  row.engine = contenders[0].name;
  row.against = contenders[best].name;
  for (std::size_t i = 0; i < composed.size(); ++i)
    row.contenders[i + 1].mode = composed[i]->reader->mode() + "; " + composed[i]->matcher->mode();
  take_figure(row, ratios(samples[best], samples[0]));
  row.remarks.push_back(checksum(ours.answers()));
  session.add(std::move(row));
}

void packs_row(Session& session) {
  const embed::Compiled& packs = session.shipped_packs();
  const std::vector<Reply> replies = pack_replies(session);
  Row row = Session::row("5a.packs", session.b().corpus, packs.program->rules().size());
  row.corpus = kPackCorpus;
  row.remarks.emplace_back(kPackCorpusRemark);
  fields_row(session, std::move(row), *packs.program, {to_ndjson(replies), replies.size()});
}

}  // namespace

void ndjson_rows(Session& session) {
  const Source& source = session.b();
  if (session.wants("5a.literals") || session.wants("6")) {
    const core::Program& program = *session.policy(source, 1'000).program;
    const Input input{to_ndjson(source.replies), source.replies.size()};
    if (session.wants("5a.literals"))
      fields_row(session, Session::row("5a.literals", source.corpus, 1'000), program, input);
    if (session.wants("6")) matcher_row(session, Session::row("6", source.corpus, 1'000), program, input);
  }
  if (session.wants("5a.packs")) packs_row(session);
}

}  // namespace carom::bench
