// What the first bytes of an input are taken for.
#include <gtest/gtest.h>

#include <set>
#include <string_view>
#include <utility>

#include "ingest/readers.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

TEST(DetectFormat, TellsFormatsByHowTheyBegin) {
  const std::pair<const char*, Format> cases[] = {
      {"{\"text\": \"550 a\"}\n{\"text\": \"550 b\"}\n", Format::ndjson},
      {"\n\n  {\"text\": 1}", Format::ndjson},
      {"{\"text\": \"cut off\n{\"text\": 1}\n", Format::ndjson},
      {"{}", Format::ndjson},
      {"{\n  \"text\": 1\n}\n", Format::json_array},
      {"{\n}\n", Format::json_array},
      {"[\n  {\"text\": 1}\n]\n", Format::json_array},
      {"[]", Format::json_array},
      {"[192.0.2.1] refused\n", Format::replies},
      {"550 5.1.1 no\n", Format::replies},
      {"smtp: 550 no\n", Format::replies},
      {"550: no\nFrom: here\nTo: there\n", Format::replies},
      {"host mx.example[192.0.2.1] said: 550 no\n", Format::replies},
      {"From now on: 550 no\n", Format::replies},
      {"Date: 550 no\nnothing: of the kind\nplain words\n", Format::replies},
      {"", Format::replies},
      {"Return-Path: <>\nReceived: by a\n\tfor b\n\nbody", Format::mail},
      {"Subject: x\n\nbody\n", Format::mail},
      {"From x@y.example Mon Mar  4 09:15:02 2024\nSubject: x\n\nbody\n", Format::mbox},
      {"From x@y.example Mon Mar  4 09:15:02 2024\nwith words behind it\n", Format::replies},
      {"From x@y.example\nSubject: x\nTo: y\n\nbody\n", Format::mail},
      {"X-Odd: 1\r\nFrom: a@b.example\r\nTo: c@d.example\r\n\r\nbody\r\n", Format::mail},
  };
  for (const auto& [beginning, format] : cases)
    EXPECT_EQ(name_of(detect_format(beginning)), name_of(format)) << beginning;
}

TEST(DetectFormat, KnowsALongFirstLineOfJson) {
  EXPECT_EQ(detect_format("{\"text\": \"" + std::string(65536, 'x')), Format::ndjson);
}

TEST(Format, EachHasANameInItsPlace) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < formats().size(); ++i) {
    const NamedFormat& named = formats()[i];
    EXPECT_EQ(named.format, static_cast<Format>(i));
    EXPECT_EQ(named.name, name_of(named.format));
    EXPECT_TRUE(names.insert(named.name).second) << named.name;
  }
}

struct EarlyCase {
  std::string_view enough;  ///< the last byte of it decides
  Format format;
};

TEST(DetectFormat, IsSureAsSoonAsBytesAllowAndNeverChangesItsMind) {
  const EarlyCase cases[] = {
      {"{\"text\": \"550 a\"}\n", Format::ndjson},
      {" \n\n{\"text\": \"cut off\n  \n{", Format::ndjson},
      {"{\n  \"text\": \"}\"\n}", Format::json_array},
      {"{\n}", Format::json_array},
      {"[\n {\"a\": [1]}", Format::json_array},
      {"[]", Format::json_array},
      {"[192.0.2.1] refused\n\nonce more\n", Format::replies},
      {"550 5.1.1 no\n", Format::replies},
      {"421: too busy\n", Format::replies},
      {"smtp[9]: 4T1: to=<kim@a.example>\nMar  4 09:15:02 mx1 postfix/smtp[9]: 4T1: removed\n", Format::postfix},
      {"Mar  4 09:15:01 mx1 sshd[7]: up\nno head\nMar  4 09:15:02 mx1 postfix/qmgr[9]: 4T1: removed\n",
       Format::postfix},
      {"@4000000065e590d0 status: local 0/10\n\n@4000000065e590d1 starting delivery 1: msg 2 to remote kim@a.example\n",
       Format::qmail},
      {"smtp: 550 no\nand so on\n", Format::replies},
      {"X-Odd: 1\r\nFrom: a@b.example\r\n\tfolded\r\nTo: c@d.example\r\n", Format::mail},
      {"Subject: x\n\n", Format::mail},
      {"From x@y.example Mon Mar  4 09:15:02 2024\nSubject: x\n", Format::mbox},
  };
  for (const auto& [enough, format] : cases) {
    for (std::size_t size = 0; size < enough.size(); ++size)
      EXPECT_EQ(tell_format(enough.substr(0, size), false), std::nullopt) << enough.substr(0, size);
    EXPECT_EQ(tell_format(enough, false), std::optional(format)) << enough;
    for (const std::string_view more : {"\n", "550 no\n", "{}\n", "Date: x\nTo: y\n\n", "\"a\": 1}\n",
                                        "Mar  4 09:15:02 mx1 postfix/smtp[9]: 4T1: removed\n"})
      EXPECT_EQ(detect_format(std::string(enough).append(more)), format) << enough << more;
  }
}

}  // namespace
}  // namespace carom::ingest
