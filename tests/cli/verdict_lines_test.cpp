// Lines that are joined from pieces are what the obvious way writes, for verdicts of all kinds.
#include "cli/verdicts/verdict_lines.h"

#include <gtest/gtest.h>

#include <random>

#include "runtime/core/derive_verdict.h"
#include "runtime/core/duration.h"
#include "tests/cli/obvious_verdict_json.h"
#include "tests/core/program_builder.h"

namespace carom::cli {
namespace {

using core::Evidence;
using core::Fact;

/// Rules whose verdicts differ in everything that a line shows.
core::Program program_of_many_verdicts() {
  core::ProgramBuilder b;
  b.declare("campaign \"spring\"", core::FieldType::string);
  const core::RetrySpec retries[] = {
      {},
      {.kind = core::RetryKind::never},
      {.kind = core::RetryKind::backoff, .first = 3600, .last = 43200, .give_up = 259200},
      {.kind = core::RetryKind::told, .first = 60}};
  for (int i = 0; i < 40; ++i) {
    core::VerdictRow& row = b.rule("rule" + std::to_string(i), b.always()).verdict;
    row.type = static_cast<core::BounceType>(i % 4);
    row.type_by_code = static_cast<std::uint8_t>(i % 3 == 0);
    row.scope = static_cast<core::Scope>(i % 6);
    row.retry = retries[i % 4];
    row.suppress.target = static_cast<core::SuppressTarget>(i % 4);
    row.suppress.guarded = static_cast<std::uint8_t>(i % 2);
    row.suppress.repeats = i % 5 == 0 ? 3 : 0;
    row.confidence = static_cast<core::Confidence>(i % 3);
    if (i % 2 == 0) row.advice = b.tables().string("say \"please\" to rule " + std::to_string(i));
    if (i % 7 == 0) row.cite = b.tables().string("RFC 5321");
  }
  return b.build();
}

class GeneratedVerdicts {
 public:
  explicit GeneratedVerdicts(const core::Program& program) : program_(program) {}

  const core::Verdict& next() {
    evidence_.clear();
    tags_.clear();
    facts_.clear();
    delay_.reset();
    make_record();
    for (std::size_t n = below(4); n > 0; --n) tags_.push_back(word());
    for (std::size_t n = below(4); n > 0; --n) {
      const std::string_view name = below(3) == 0 ? "delay" : word();
      const std::string_view value = word();
      facts_.push_back({name, value});
      if (name == "delay") delay_ = core::parse_duration(value);
    }
    for (std::size_t n = below(4); n > 0; --n) evidence_.push_back(some_evidence());
    const std::size_t rule = below(program_.rules().size() + 1);
    verdict_ = core::derive_verdict(program_, summary(),
                                    rule == program_.rules().size() ? core::kNoRule : static_cast<std::uint32_t>(rule));
    core::apply_told_delay(delay_, verdict_);
    verdict_.evidence = evidence_;
    verdict_.tags = tags_;
    verdict_.facts = facts_;
    return verdict_;
  }
  [[nodiscard]] const core::Record& record() const { return record_; }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::string_view word() {
    static constexpr std::string_view kWords[] = {"",         "a",     "mailbox \"full\"", "two\nlines",
                                                  "17s",      "3h",    "90 minutes",       "bo\xC3\xAEte",
                                                  "\xFF\x80", "\x1b[", "kim@a.test"};
    return kWords[below(std::size(kWords))];
  }
  std::optional<core::EnhancedStatus> some_status() {
    if (below(3) == 0) return std::nullopt;
    return core::EnhancedStatus{5, static_cast<std::uint16_t>(below(1000)), static_cast<std::uint16_t>(below(1000))};
  }
  std::optional<std::uint16_t> some_code() {
    if (below(4) == 0) return std::nullopt;
    return static_cast<std::uint16_t>(200 + below(500));
  }
  Evidence some_evidence() {
    const auto field = static_cast<core::FieldId>(below(program_.field_count()));
    const auto begin = static_cast<std::uint32_t>(below(60));
    return {field, {begin, begin + static_cast<std::uint32_t>(below(3) == 0 ? 0 : below(30))}};
  }
  void make_record() {
    static constexpr std::string_view kIds[] = {"", "17", R"("a\"1")", "1e2"};
    static constexpr std::string_view kFiles[] = {"-", "a.ndjson", "b \"c\".ndjson", ""};
    record_ = {};
    record_.id = kIds[below(std::size(kIds))];
    record_.file = kFiles[below(std::size(kFiles))];
    record_.number = below(3) == 0 ? random_() : below(1000);
    record_.text = "550 5.1.1 \"kim\" bo\xC3\xAEte \xFF pleine\r\n550 5.1.1 and a line more";
    record_.recipient = word();
  }
  core::RecordSummary summary() {
    core::RecordSummary summary;
    summary.code = some_code();
    summary.status = some_status();
    summary.information = static_cast<core::Information>(1 + below(4));
    summary.unwrapped = below(3) == 0;
    summary.outer_code = some_code();
    summary.outer_status = some_status();
    summary.outer_text = word();
    summary.dsn_action = static_cast<core::DsnAction>(below(6));
    summary.esp_type = static_cast<core::EspType>(below(6));
    summary.esp_class = summary.esp_class_as_given = below(2) == 0 ? "hard \x01 one" : word();
    return summary;
  }

  const core::Program& program_;
  std::mt19937 random_{20240502};
  core::Record record_;
  core::Verdict verdict_;
  std::vector<Evidence> evidence_;
  std::vector<std::string_view> tags_;
  std::vector<Fact> facts_;
  std::optional<std::int64_t> delay_;
};

std::string obvious_lines(const core::Program& program, GeneratedVerdicts& verdicts, int count, bool verbose) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const core::Verdict& verdict = verdicts.next();
    JsonWriter json(lines);
    write_verdict_json({program, verdicts.record(), verdict}, verbose, json);
    lines += '\n';
  }
  return lines;
}

TEST(VerdictLines, AreWhatTheObviousWayWrites) {
  constexpr int kVerdicts = 30000;
  const core::Program program = program_of_many_verdicts();
  for (const bool verbose : {false, true}) {
    GeneratedVerdicts slow(program);
    GeneratedVerdicts quick(program);
    const std::string expected = obvious_lines(program, slow, kVerdicts, verbose);
    VerdictLines lines(program, verbose);
    ByteBuffer out;
    for (int i = 0; i < kVerdicts; ++i) {
      const core::Verdict& verdict = quick.next();
      lines.append(quick.record(), verdict, out);
      out.append("\n");
    }
    std::size_t at = 0;
    while (at < expected.size() && at < out.size() && expected[at] == out.view()[at]) ++at;
    ASSERT_EQ(out.view().substr(at, 200), expected.substr(at, 200)) << "at byte " << at;
  }
}

TEST(VerdictLines, OfTextsFullOfEscapesFitWhatWasReserved) {
  const core::Program program = program_of_many_verdicts();
  const std::string controls(5000, '\x01');
  core::Record record;
  record.text = controls;
  record.recipient = controls;
  const Evidence evidence[] = {{core::field::text, {0, 5000}}, {core::field::text, {100, 5000}}};
  core::Verdict verdict = core::derive_verdict(program, {}, core::kNoRule);
  verdict.evidence = evidence;
  VerdictLines lines(program, true);
  for (int i = 0; i < 3; ++i) {
    ByteBuffer out;
    lines.append(record, verdict, out);
    std::string expected;
    JsonWriter json(expected);
    write_verdict_json({program, record, verdict}, true, json);
    EXPECT_EQ(out.view(), expected);
  }
}

}  // namespace
}  // namespace carom::cli
