// The table engine says what the interpreter says, on the shipped packs and on a policy that uses what they do not.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "runtime/core/interpret.h"
#include "runtime/embed/rule_set.h"
#include "runtime/table/engine.h"
#include "tests/equality/compare_verdicts.h"

namespace carom::table {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string content(std::filesystem::file_size(path), '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  return content;
}

/// What stands between quotes in rule files: replies of tests, phrases, advice.
std::vector<std::string> quoted_in(const std::string& source) {
  std::vector<std::string> found;
  std::string now;
  bool inside = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '"') {
      if (inside && !now.empty()) found.push_back(now);
      now.clear();
      inside = !inside;
    } else if (inside) {
      const bool escaped = c == '\\' && i + 1 < source.size();
      now += escaped ? (source[i + 1] == 'n' ? '\n' : source[i + 1]) : c;
      i += escaped ? 1 : 0;
    }
  }
  return found;
}

std::vector<std::string> replies_of_shipped_packs() {
  std::vector<std::string> replies;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CAROM_SOURCE_DIR "/stdlib-rules"))
    if (entry.path().extension() == ".carom")
      for (std::string& reply : quoted_in(content_of(entry.path()))) replies.push_back(std::move(reply));
  return replies;
}

/// Replies as sources distort them; equal seeds give equal texts.
std::string distorted(const std::vector<std::string>& replies, std::mt19937& random) {
  std::string text = replies[random() % replies.size()];
  switch (random() % 8) {
    case 0:
      return text + " " + replies[random() % replies.size()];
    case 1:
      return "host mx.a.example[192.0.2.1] said: " + text + " (in reply to RCPT TO command)";
    case 2:
      return "550-5.7.1 " + text + "\r\n550 5.7.1 " + replies[random() % replies.size()];
    case 3:
      if (!text.empty()) text[random() % text.size()] = static_cast<char>(random() % 256);
      return text;
    case 4:
      return "smtp; " + text + "  \t \xC3\x84" + "nderung";
    case 5:
      return text.substr(random() % (text.size() + 1));
    default:
      return text;
  }
}

struct Input {
  std::string text;
  core::Record record;
};

core::EnhancedStatus status_of(std::mt19937& random) {
  return {static_cast<std::uint8_t>(random() % 2 == 0 ? 4 : 5), static_cast<std::uint16_t>(random() % 8),
          static_cast<std::uint16_t>(random() % 12)};
}

core::Record record_of(const std::string& text, std::mt19937& random) {
  static constexpr std::string_view kHosts[] = {"", "mx1.a.example", "x.mail.protection.outlook.com",
                                                "gmail-smtp-in.l.google.com."};
  core::Record record;
  record.text = text;
  record.host = kHosts[random() % 4];
  if (random() % 4 == 0) record.code = static_cast<std::uint16_t>(200 + random() % 520);
  if (random() % 4 == 0) record.status = status_of(random);
  if (random() % 4 == 0) record.dsn_status = status_of(random);
  if (random() % 3 == 0) record.recipient = "User@Partner.example";
  if (random() % 3 == 0) record.esp_class = random() % 2 == 0 ? "Soft Bounce" : "hard";
  record.esp_type = static_cast<core::EspType>(random() % 7);
  record.dsn_action = static_cast<core::DsnAction>(random() % 7);
  record.stage = static_cast<core::Stage>(random() % 12);
  if (random() % 3 == 0) record.attempts = static_cast<std::int64_t>(random() % 6);
  return record;
}

void expect_agreement(const core::Program& program, std::size_t records, std::uint32_t seed,
                      const Bounds& bounds = {}) {
  const std::vector<std::string> replies = replies_of_shipped_packs();
  std::mt19937 random(seed);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < records; ++i) texts.push_back(distorted(replies, random));
  std::vector<core::Record> batch;
  for (const std::string& text : texts) batch.push_back(record_of(text, random));

  for (const scan::SimdForm form : {scan::SimdForm::plain, scan::SimdForm::avx2, scan::SimdForm::avx512}) {
    if (!scan::is_available(form)) continue;
    const auto made = Engine::make(program, form, bounds);
    ASSERT_TRUE(made.has_value());
    const Engine& engine = *made;
    Scratch scratch;
    core::Scratch reference;
    std::vector<core::Verdict> verdicts(batch.size());
    std::vector<std::uint32_t> winners(batch.size());
    engine.decide(batch, scratch, winners);
    engine.classify(batch, scratch, verdicts);
    std::size_t classified = 0;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const core::Verdict expected = core::interpret(program, batch[i], reference);
      classified += expected.is_classified() ? 1U : 0U;
      ASSERT_EQ("", equality::first_difference(expected, verdicts[i]))
          << "seed " << seed << ", record " << i << ", form " << scan::name_of(form) << ": " << texts[i] << "\n"
          << equality::print(expected) << "\n"
          << equality::print(verdicts[i]);
      ASSERT_EQ(expected.rule_index, winners[i]);
    }
    EXPECT_GT(classified, records / 2);
  }
}

std::unique_ptr<embed::Compiled> compiled(std::vector<std::string> policies) {
  embed::PolicySpec spec;
  spec.policies = std::move(policies);
  spec.pack_paths = {CAROM_SOURCE_DIR "/stdlib-rules"};
  auto result = embed::compile(spec);
  EXPECT_TRUE(result.has_value());
  EXPECT_TRUE((*result)->program.has_value());
  return std::move(*result);
}

TEST(TableEngine, AgreesWithTheInterpreterOnTheShippedPacks) {
  const auto policy = compiled({"base", "microsoft", "google"});
  expect_agreement(*policy->program, 20000, 1);
}

TEST(TableEngine, AgreesWithTheInterpreterOnEveryKindOfCondition) {
  const auto policy = compiled({CAROM_SOURCE_DIR "/tests/table/every_condition.carom"});
  expect_agreement(*policy->program, 20000, 2);
}

TEST(TableEngine, AgreesWithTheInterpreterWhateverFindsNoRoom) {
  const auto shipped = compiled({"base", "microsoft", "google"});
  const auto every_condition = compiled({CAROM_SOURCE_DIR "/tests/table/every_condition.carom"});
  const Bounds none{.batch_bytes = 0,
                    .hits = 0,
                    .requirement_bits = 0,
                    .cell_visits = 0,
                    .placed_rows = 0,
                    .trigger_events = 0,
                    .flattened = 0,
                    .flattened_of_rule = 0,
                    .automata_bytes = 0};
  const Bounds some{.batch_bytes = 20'000,
                    .hits = 40,
                    .requirement_bits = 5'000,
                    .cell_visits = 300'000,
                    .placed_rows = 300,
                    .trigger_events = 400,
                    .flattened = 200,
                    .flattened_of_rule = 4,
                    .automata_bytes = 20'000};
  for (const Bounds& bounds : {none, some})
    for (const auto* policy : {&shipped, &every_condition}) expect_agreement(*(*policy)->program, 2'000, 4, bounds);
}

TEST(TableEngine, AnswersOneRecordAsItAnswersABatch) {
  const auto policy = compiled({"base", "microsoft", "google"});
  const Engine engine(*policy->program);
  Scratch scratch;
  core::Scratch reference;
  std::mt19937 random(3);
  for (const std::string& reply : replies_of_shipped_packs()) {
    const core::Record record = record_of(reply, random);
    const core::Verdict expected = core::interpret(*policy->program, record, reference);
    const core::Verdict found = engine.classify(record, scratch);
    ASSERT_EQ("", equality::first_difference(expected, found)) << reply << "\n"
                                                               << equality::print(expected) << "\n"
                                                               << equality::print(found);
  }
}

}  // namespace
}  // namespace carom::table
