// Field values as words become records.
#include "runtime/embed/sample_record.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carom::embed {
namespace {

const std::vector<compiler::ir::DeclaredField> kDeclared = {
    {"campaign", core::FieldType::string}, {"relay", core::FieldType::host},    {"origin", core::FieldType::ip},
    {"opens", core::FieldType::integer},   {"wait", core::FieldType::duration}, {"paid", core::FieldType::boolean}};

std::string message_of(std::string_view field, std::string_view value) {
  SampleRecord sample(kDeclared);
  const Expected<void> set = sample.set(field, value);
  return set ? std::string() : set.error().message;
}

/// The record is valid as long as `sample`.
const core::Record& filled(SampleRecord& sample,
                           const std::vector<std::pair<std::string_view, std::string_view>>& values) {
  for (const auto& [field, value] : values) EXPECT_TRUE(sample.set(field, value).has_value()) << field;
  return sample.record();
}

TEST(SampleRecord, FillsWhatAReplySays) {
  SampleRecord sample(kDeclared);
  const core::Record& record = filled(sample, {{"code", "550"},
                                               {"status", "5.7.606"},
                                               {"text", "words"},
                                               {"stage", "rcpt"},
                                               {"dsn.status", "5.1.1"},
                                               {"dsn.action", "failed"}});
  EXPECT_EQ(550, record.code);
  EXPECT_EQ((core::EnhancedStatus{5, 7, 606}), record.status);
  EXPECT_EQ("words", record.text);
  EXPECT_EQ(core::Stage::rcpt, record.stage);
  EXPECT_EQ((core::EnhancedStatus{5, 1, 1}), record.dsn_status);
  EXPECT_EQ(core::DsnAction::failed, record.dsn_action);
}

TEST(SampleRecord, FillsWhoTalksAboutWhom) {
  SampleRecord sample(kDeclared);
  const core::Record& record = filled(sample, {{"host", "mx.example"},
                                               {"ip", "192.0.2.1"},
                                               {"rcpt", "a@b.example"},
                                               {"rcpt.domain", "b.example"},
                                               {"from.domain", "c.example"}});
  EXPECT_EQ("mx.example", record.host);
  EXPECT_EQ("192.0.2.1", record.ip);
  EXPECT_EQ("a@b.example", record.recipient);
  EXPECT_EQ("b.example", record.recipient_domain);
  EXPECT_EQ("c.example", record.from_domain);
}

TEST(SampleRecord, FillsWhatTheSourceAdds) {
  SampleRecord sample(kDeclared);
  const core::Record& record = filled(sample, {{"via", "dsn"},
                                               {"attempts", "3"},
                                               {"age", "2d"},
                                               {"esp.name", "platform"},
                                               {"esp.class", "Undetermined"},
                                               {"esp.type", "soft"},
                                               {"information", "label_only"},
                                               {"campaign", "spring"}});
  EXPECT_EQ(core::Via::dsn, record.via);
  EXPECT_EQ(3, record.attempts);
  EXPECT_EQ(172800, record.age_seconds);
  EXPECT_EQ("platform", record.esp_name);
  EXPECT_EQ("Undetermined", record.esp_class);
  EXPECT_EQ(core::EspType::soft, record.esp_type);
  EXPECT_EQ(core::Information::label_only, record.information);
  ASSERT_EQ(1U, record.declared.size());
  EXPECT_EQ("campaign", record.declared[0].name);
  EXPECT_EQ("spring", record.declared[0].value);
}

TEST(SampleRecord, SaysWhatAFieldTakes) {
  EXPECT_NE(std::string::npos, message_of("code", "700").find("from 200 to 699"));
  EXPECT_NE(std::string::npos, message_of("status", "5.4").find("such as 5.1.1"));
  EXPECT_NE(std::string::npos, message_of("age", "2 years").find("such as 90s"));
  EXPECT_NE(std::string::npos, message_of("age", "99999999999999999999d").find("such as 90s"));
  EXPECT_NE(std::string::npos, message_of("attempts", "some").find("whole number"));
  EXPECT_NE(std::string::npos, message_of("attempts", "-1").find("whole number"));
  EXPECT_NE(std::string::npos, message_of("stage", "helo").find("ehlo"));
}

TEST(SampleRecord, RefusesWhatTheTypeOfAFieldCannotBe) {
  for (const std::string_view field : {"ip", "origin"})
    for (const std::string_view value : {"999", "192.0.2.256", "192.0.2.0/24", "mx.example", ""})
      EXPECT_NE(std::string::npos, message_of(field, value).find("it takes an IP address")) << field << value;
  for (const std::string_view field : {"host", "rcpt.domain", "from.domain", "relay"})
    for (const std::string_view value : {"two words", "a..b", ".a.example", "a@b.example", "h\303\264te absent", ""})
      EXPECT_NE(std::string::npos, message_of(field, value).find("it takes a host name")) << field << value;
  EXPECT_NE(std::string::npos, message_of("opens", "many").find("it takes a whole number"));
  EXPECT_NE(std::string::npos, message_of("wait", "long").find("it takes a duration"));
  EXPECT_NE(std::string::npos, message_of("paid", "yes").find("it takes true or false"));
}

TEST(SampleRecord, TakesTheTypesOfDeclaredFieldsAndSpellingsOfSources) {
  for (const auto& [field, value] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"ip", "[IPv6:2001:db8::1]"},
                                                                  {"host", "MX_1.Example."},
                                                                  {"host", "B\303\234cher.example"},
                                                                  {"age", "15 minutes"},
                                                                  {"age", "90"},
                                                                  {"relay", "localhost"},
                                                                  {"origin", "192.0.2.1"},
                                                                  {"opens", "-3"},
                                                                  {"wait", "12h"},
                                                                  {"paid", "false"},
                                                                  {"campaign", ""}})
    EXPECT_EQ("", message_of(field, value)) << field;
}

TEST(SampleRecord, NamesTheNearestField) {
  EXPECT_EQ("no field `rcpt.domian`; did you mean `rcpt.domain`?", message_of("rcpt.domian", "x"));
  EXPECT_EQ("no field `campain`; did you mean `campaign`?", message_of("campain", "x"));
}

TEST(SampleRecord, RefusesFieldsThatFollowFromOthers) {
  for (const std::string_view field : {"rcpt.local", "status.conflict", "outer.code", "outer.status", "outer.text"})
    EXPECT_NE(std::string::npos, message_of(field, "550").find("cannot be given")) << field;
}

TEST(SampleRecord, TakesASampleWithoutFieldsForTheText) {
  SampleRecord sample(kDeclared);
  ASSERT_TRUE(sample.set(compiler::ir::Sample{"550 gone", {}, {}}).has_value());
  EXPECT_EQ("550 gone", sample.record().text);
  EXPECT_FALSE(sample.record().code.has_value());
}

}  // namespace
}  // namespace carom::embed
