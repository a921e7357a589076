// The same five bounces in several formats, and every mail of the corpus, where that data lies beside the project.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "runtime/core/normalise.h"
#include "runtime/core/reply.h"
#include "tests/ingest/collected_records.h"
#include "tests/support/file_content.h"

namespace carom::ingest {
namespace {

constexpr const char* kAbsent = "no shared data; set CAROM_SHARED to the folder that holds samples/ and corpus/";

/// What an engine reads out of a record: independent of how the source carries it.
struct Reading {
  std::string recipient, host, text;
  std::optional<std::uint16_t> code;
  std::optional<core::EnhancedStatus> status;
  core::EspType esp_type = core::EspType::missing;
  friend bool operator==(const Reading&, const Reading&) = default;
};

std::ostream& operator<<(std::ostream& out, const Reading& reading) {
  return out << reading.recipient << " | " << reading.code.value_or(0) << " | "
             << (reading.status ? core::to_string(*reading.status) : "-") << " | " << reading.host << " | "
             << reading.text;
}

Reading read(const KeptRecord& record) {
  core::Reply reply;
  core::NormalisedText text;
  core::read_reply(record.text, record.values.code, record.values.status, record.values.dsn_status, reply);
  core::normalise(record.text, reply.kept, text);
  return {record.recipient, record.host, text.text, reply.code, reply.status, record.values.esp_type};
}

/// `expected.ndjson` of a folder of samples, the rows of one file.
std::vector<Reading> expected_readings(const std::string& folder, const std::string& file) {
  ReadOptions options;
  options.declared_fields = {{"file"}};
  std::vector<Reading> readings;
  for (const auto& record : collect_file(folder + "/expected.ndjson", options).records)
    if (record.declared.at(0).second == file) readings.push_back(read(record));
  return readings;
}

std::vector<Reading> readings_of(const std::string& path, const ReadOptions& options) {
  std::vector<Reading> readings;
  const auto found = collect_file(path, options);
  EXPECT_TRUE(found.rejects.empty()) << path;
  for (const auto& record : found.records) readings.push_back(read(record));
  return readings;
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

bool is_mail_of_corpus(const std::string& path) {
  const auto name = std::filesystem::path(path).filename().string();
  return !name.starts_with("LICEN") && !name.ends_with(".ndjson");
}

TEST(SharedSamples, DeliveryReportsSayWhatIsExpected) {
  if (shared_data().empty()) GTEST_SKIP() << kAbsent;
  const std::string folder = shared_data() + "/samples/dsn-rfc3464";
  std::size_t count = 0;
  for (const auto& path : files_below(folder)) {
    if (!path.ends_with(".eml")) continue;
    EXPECT_EQ(readings_of(path, {}), expected_readings(folder, std::filesystem::path(path).filename())) << path;
    ++count;
  }
  EXPECT_EQ(count, 7u);
}

TEST(SharedSamples, MboxSaysWhatIsExpected) {
  if (shared_data().empty()) GTEST_SKIP() << kAbsent;
  const std::string folder = shared_data() + "/samples/mbox";
  const auto readings = readings_of(folder + "/bounces.mbox", {});
  EXPECT_EQ(readings.size(), 4u);
  EXPECT_EQ(readings, expected_readings(folder, "bounces.mbox"));
}

TEST(SharedSamples, GenericNdjsonSaysWhatIsExpectedWithAndWithoutAMapping) {
  if (shared_data().empty()) GTEST_SKIP() << kAbsent;
  const std::string folder = shared_data() + "/samples/generic-ndjson";
  auto expected = expected_readings(folder, "bounces.ndjson");
  ASSERT_EQ(expected.size(), 5u);
  expected[4].status.reset();  // 4.4.1 is what the silence means; this source does not say it
  EXPECT_EQ(readings_of(folder + "/bounces.ndjson", {}), expected);
  ReadOptions options;
  options.map = {
      {"text", "/diag"}, {"recipient", "/to"}, {"timestamp", "/ts"}, {"remote_host", "/mx"}, {"esp_label", "/label"}};
  EXPECT_EQ(readings_of(folder + "/bounces.ndjson", options), expected);
}

TEST(SharedSamples, LabelledRepliesAreAllRead) {
  if (shared_data().empty()) GTEST_SKIP() << kAbsent;
  for (const auto& path : files_below(shared_data() + "/corpus/replies")) {
    const std::string content = test::content_of(path);
    const auto found = collect_file(path);
    EXPECT_TRUE(found.rejects.empty()) << path;
    EXPECT_EQ(found.records.size(), static_cast<std::size_t>(std::ranges::count(content, '\n'))) << path;
    for (const auto& record : found.records) EXPECT_FALSE(record.text.empty()) << record.id;
  }
}

TEST(SharedSamples, EveryMailOfTheCorpusIsDetectedAndYieldsARecord) {
  if (shared_data().empty()) GTEST_SKIP() << kAbsent;
  std::size_t count = 0;
  for (const auto& path : files_below(shared_data() + "/corpus/mail")) {
    if (!is_mail_of_corpus(path)) continue;
    const std::string content = test::content_of(path);
    EXPECT_EQ(detect_format(content), content.starts_with("From ") ? Format::mbox : Format::mail) << path;
    EXPECT_GE(collect_file(path).records.size(), 1u) << path;
    ++count;
  }
  EXPECT_GT(count, 400u);
}

TEST(SharedSamples, MailsCutOffAnywhereAreReadWithoutACrash) {
  if (shared_data().empty()) GTEST_SKIP() << kAbsent;
  constexpr std::size_t kStep = 97;
  ReadOptions options;
  options.format = Format::mail;
  for (const auto& path : files_below(shared_data() + "/samples/dsn-rfc3464")) {
    if (!path.ends_with(".eml")) continue;
    const std::string content = test::content_of(path);
    for (std::size_t size = kStep; size < content.size(); size += kStep) {
      const auto found = collect(content.substr(0, size), options);
      EXPECT_GE(found.records.size() + found.rejects.size(), 1u) << path << " cut at " << size;
    }
  }
}

}  // namespace
}  // namespace carom::ingest
