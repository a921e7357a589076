// Each spelling that a source has been seen to use, and near misses.
#include "ingest/records/value_spellings.h"

#include <gtest/gtest.h>

namespace carom::ingest {
namespace {

TEST(RemoteHost, IsSplitInAllUsualSpellings) {
  const struct {
    const char *value, *name, *ip;
  } cases[] = {
      {"mx.a.example", "mx.a.example", ""},
      {" mx.a.example. ", "mx.a.example", ""},
      {"mx.a.example:25", "mx.a.example", ""},
      {"mx.a.example[192.0.2.1]:25", "mx.a.example", "192.0.2.1"},
      {"mx.a.example [2001:db8::1]", "mx.a.example", "2001:db8::1"},
      {"mx.a.example (192.0.2.1, the server for the domain a.example.)", "mx.a.example", "192.0.2.1"},
      {"192.0.2.1", "", "192.0.2.1"},
      {"192.0.2.1:25", "", "192.0.2.1"},
      {"2001:db8::1", "", "2001:db8::1"},
      {"[192.0.2.1]", "", "192.0.2.1"},
      {"IPv6:2001:db8::1", "", "IPv6:2001:db8::1"},
      {"[IPv6:2001:db8::1]", "", "IPv6:2001:db8::1"},
      {"<[ipv6:2001:db8::1]>", "", "ipv6:2001:db8::1"},
      {"mx.a.example [IPv6:2001:db8::1]:25", "mx.a.example", "IPv6:2001:db8::1"},
      {"mx.a.example (IPv6:2001:db8::1)", "mx.a.example", "IPv6:2001:db8::1"},
      {"IPv6:mx", "IPv6", ""},
      {"<192.0.2.1>", "", "192.0.2.1"},
      {"<mx.a.example>", "mx.a.example", ""},
      {"mx.a.example (not an address)", "mx.a.example", ""},
      {"", "", ""},
      {"[", "", ""},
  };
  for (const auto& [value, name, ip] : cases) {
    const RemoteHost host = split_remote_host(value);
    EXPECT_EQ(host.name, name) << value;
    EXPECT_EQ(host.ip, ip) << value;
  }
}

TEST(BareAddress, IsTakenOutOfItsDecoration) {
  EXPECT_EQ(bare_address("<a@b.example>"), "a@b.example");
  EXPECT_EQ(bare_address("Kim <a@b.example>"), "a@b.example");
  EXPECT_EQ(bare_address(" a@b.example (Kim)"), "a@b.example");
  EXPECT_EQ(bare_address("<a@b.example"), "a@b.example");
  EXPECT_EQ(bare_address("CN=Kim O=Acme"), "CN=Kim O=Acme");
  EXPECT_EQ(bare_address("<>"), "");
  EXPECT_EQ(domain_of("\"a@b\"@c.example"), "c.example");
}

TEST(WithoutType, DropsOnlyATypeOfAReportField) {
  EXPECT_EQ(without_type("rfc822; a@b"), "a@b");
  EXPECT_EQ(without_type("X-mPOP-Fallback_MX;x"), "x");
  EXPECT_EQ(without_type("550 no; later"), "550 no; later");
  EXPECT_EQ(without_type("no reason given; ask"), "no reason given; ask");
  EXPECT_EQ(without_type("a@b"), "a@b");
  EXPECT_EQ(without_type(";x"), ";x");
}

TEST(ParseInteger, TakesWholeNumbersOnly) {
  EXPECT_EQ(parse_whole_number(" 17 "), 17);
  EXPECT_EQ(parse_whole_number("17.0"), 17);
  EXPECT_EQ(parse_whole_number("-3"), -3);
  for (const char* bad : {"", "17.5", "17 x", "x", "99999999999999999999"})
    EXPECT_FALSE(parse_whole_number(bad)) << bad;
}

TEST(ParseReplyCode, TakesTwoHundredToSixHundredNinetyNine) {
  EXPECT_EQ(parse_reply_code("200"), 200);
  EXPECT_EQ(parse_reply_code("699"), 699);
  for (const char* bad : {"199", "700", "5.1.1", "-550", ""}) EXPECT_FALSE(parse_reply_code(bad)) << bad;
}

TEST(ParseStage, TakesWordsAndCommands) {
  EXPECT_EQ(parse_stage("RCPT TO"), core::Stage::rcpt);
  EXPECT_EQ(parse_stage("eod"), core::Stage::eod);
  EXPECT_EQ(parse_stage("HELO"), core::Stage::ehlo);
  EXPECT_EQ(parse_stage("LHLO"), core::Stage::ehlo);
  EXPECT_EQ(parse_stage("BDAT"), core::Stage::data);
  EXPECT_FALSE(parse_stage("QUIT"));
}

TEST(ParseEspType, GoesByHowALabelBegins) {
  EXPECT_EQ(parse_esp_type("Hard Bounce"), core::EspType::hard);
  EXPECT_EQ(parse_esp_type("soft"), core::EspType::soft);
  EXPECT_EQ(parse_esp_type("blocked"), core::EspType::block);
  EXPECT_EQ(parse_esp_type("other"), core::EspType::other);
  EXPECT_FALSE(parse_esp_type("Transient"));
}

}  // namespace
}  // namespace carom::ingest
