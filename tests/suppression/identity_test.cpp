// What makes two records the same one.
#include "runtime/suppression/identity.h"

#include <gtest/gtest.h>

namespace carom::suppression {
namespace {

core::Record full() {
  core::Record record;
  record.file = "mail.log";
  record.number = 7;
  record.text = "452 4.2.2 mailbox full";
  record.code = 452;
  record.recipient = "kim@a.example";
  return record;
}

TEST(Identity, WithATimeTheFileDoesNotMatter) {
  core::Record rotated = full();
  rotated.file = "mail.log.1";
  rotated.number = 9;
  EXPECT_EQ(identity_of(full(), 100), identity_of(rotated, 100));
}

TEST(Identity, TimeAddressReplyAndPlatformMatter) {
  const std::int64_t id = identity_of(full(), 100);
  EXPECT_NE(id, identity_of(full(), 101));
  core::Record other = full();
  other.recipient = "lee@a.example";
  EXPECT_NE(id, identity_of(other, 100));
  other = full();
  other.text = "452 4.2.2 mailbox  full";
  EXPECT_NE(id, identity_of(other, 100));
  other = full();
  other.code = 552;
  EXPECT_NE(id, identity_of(other, 100));
  other = full();
  other.esp_name = "mailgun";
  EXPECT_NE(id, identity_of(other, 100));
}

TEST(Identity, TheCaseOfAnAddressDoesNotMatter) {
  core::Record other = full();
  other.recipient = "Kim@A.example";
  EXPECT_EQ(identity_of(full(), 100), identity_of(other, 100));
}

TEST(Identity, WithoutATimeThePlaceMatters) {
  core::Record other = full();
  EXPECT_EQ(identity_of(full(), std::nullopt), identity_of(other, std::nullopt));
  other.number = 8;
  EXPECT_NE(identity_of(full(), std::nullopt), identity_of(other, std::nullopt));
  other = full();
  other.file = "other.log";
  EXPECT_NE(identity_of(full(), std::nullopt), identity_of(other, std::nullopt));
}

TEST(Identity, AnEventIdAloneDecides) {
  core::Origin origin;
  origin.event_id = "e1";
  core::Record record = full();
  record.origin = &origin;
  core::Record again = record;
  again.text = "other words";
  again.number = 9;
  EXPECT_EQ(identity_of(record, 100), identity_of(again, 200));
  again.recipient = "lee@a.example";
  EXPECT_NE(identity_of(record, 100), identity_of(again, 100));
}

TEST(Identity, TheMessageMatters) {
  core::Origin origin;
  origin.message_id = "4bXyz";
  core::Record record = full();
  record.origin = &origin;
  EXPECT_NE(identity_of(full(), 100), identity_of(record, 100));
}

TEST(Identity, PartsDoNotRunIntoEachOther) {
  core::Record one = full();
  core::Record other = full();
  one.esp_name = "ab";
  one.host = "c";
  other.esp_name = "a";
  other.host = "bc";
  EXPECT_NE(identity_of(one, 100), identity_of(other, 100));
}

TEST(Identity, ImportsAreTheSameWithinASecond) {
  EXPECT_EQ(identity_of_import(5, false), identity_of_import(5, false));
  EXPECT_NE(identity_of_import(5, false), identity_of_import(6, false));
  EXPECT_NE(identity_of_import(5, false), identity_of_import(5, true));
}

}  // namespace
}  // namespace carom::suppression
