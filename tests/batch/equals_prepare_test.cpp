// Every column of a batch, in every form, is what core::prepare() says of the record: for texts made of what is hostile
// to reading them, and for all replies that were collected.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "runtime/batch/record_batch.h"
#include "runtime/core/prepare.h"
#include "tests/batch/hostile_records.h"
#include "tests/core/program_builder.h"
#include "tests/ingest/collected_records.h"

namespace carom::batch {
namespace {

std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 400)) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte < 0x7F)
      out += c;
    else
      (out += "\\x") += {kDigits[byte / 16], kDigits[byte % 16]};
  }
  return out;
}

class EqualsPrepare : public testing::TestWithParam<scan::SimdForm> {
 protected:
  void SetUp() override {
    if (!scan::is_available(GetParam())) GTEST_SKIP() << "this processor lacks " << scan::name_of(GetParam());
  }

  void expect_equal(std::vector<OwnedRecord>& records) {
    batch_.begin(program_);
    for (OwnedRecord& record : records) batch_.add(record.view());
    batch_.finish();
    ASSERT_EQ(batch_.count(), records.size());
    ASSERT_EQ(batch_.texts().count(), records.size());
    for (std::size_t i = 0; i < records.size() && !HasFailure(); ++i) {
      SCOPED_TRACE("text: " + shown(records[i].text));
      core::prepare(program_, records[i].record, fields_);
      expect_columns(i);
      expect_sources(i);
    }
  }

 private:
  void expect_columns(std::size_t i) {
    const auto number = [&](core::FieldId field) { return fields_[field].number; };
    ASSERT_EQ(shown(batch_.texts().text(i)), shown(fields_[core::field::text].text));
    ASSERT_EQ(batch_.texts().text(i), fields_[core::field::text].text);
    ASSERT_EQ(batch_.code(i), number(core::field::code));
    ASSERT_EQ(batch_.status(i), pack_status(fields_[core::field::status].status));
    ASSERT_EQ(batch_.status_conflict(i), number(core::field::status_conflict) != 0);
    ASSERT_EQ(static_cast<std::int64_t>(batch_.stage(i)), number(core::field::stage));
    ASSERT_EQ(static_cast<std::int64_t>(batch_.information(i)), number(core::field::information));
    ASSERT_EQ(batch_.text_cut(i), fields_.text_cut);
    ASSERT_EQ(batch_.was_not_utf8(i), fields_.text_was_not_utf8);
  }

  /// All spans of short texts, and of long ones those of one byte, of none, and from either end.
  void expect_sources(std::size_t i) {
    const core::NormalisedText& expected = fields_.texts[core::field::text];
    const auto size = static_cast<std::uint32_t>(expected.text.size());
    const auto expect_source = [&](Span span) {
      ASSERT_EQ(batch_.source_of(i, span), expected.source_of(span)) << span.begin << ' ' << span.end;
    };
    const std::uint32_t reach = size <= 80 ? size : 1;
    for (std::uint32_t begin = 0; begin <= size; ++begin) {
      for (std::uint32_t end = begin; end <= std::min(size, begin + reach); ++end) expect_source({begin, end});
      expect_source({0, begin});
      expect_source({begin, size});
    }
  }

  core::Program program_ = core::ProgramBuilder().build();
  RecordBatch batch_{GetParam()};
  core::FieldValues fields_;
};

TEST_P(EqualsPrepare, ForHostileRecords) {
  const char* word = std::getenv("CAROM_SEED");
  const auto seed = word != nullptr ? static_cast<std::uint32_t>(std::stoul(word)) : std::random_device{}();
  SCOPED_TRACE("CAROM_SEED=" + std::to_string(seed));
  HostileRecords hostile(seed);
  for (int round = 0; round < 100 && !HasFailure(); ++round) {
    std::vector<OwnedRecord> records(100);
    for (OwnedRecord& record : records) record = hostile.next();
    expect_equal(records);
  }
}

TEST_P(EqualsPrepare, ForCollectedReplies) {
  if (ingest::shared_data().empty())
    GTEST_SKIP() << "no shared data; set CAROM_SHARED to the folder that holds corpus/";
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(ingest::shared_data() + "/corpus/replies")) {
    std::vector<OwnedRecord> records;
    for (const ingest::KeptRecord& kept : ingest::collect_file(file.path()).records) {
      core::Record values;
      values.code = kept.values.code;
      values.status = kept.values.status;
      records.push_back({kept.text, values});
    }
    expect_equal(records);
    count += records.size();
  }
  EXPECT_GT(count, 900U);
}

INSTANTIATE_TEST_SUITE_P(Forms, EqualsPrepare,
                         testing::ValuesIn({scan::SimdForm::plain, scan::SimdForm::avx2, scan::SimdForm::avx512}),
                         [](const auto& form) { return std::string(scan::name_of(form.param)); });

}  // namespace
}  // namespace carom::batch
