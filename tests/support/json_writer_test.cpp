// JSON that every reader takes, whatever bytes come in.
#include "support/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/check.h"

namespace carom {
namespace {

TEST(JsonWriter, SetsCommasAndColons) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("a", 1).member("b", "x").key("c").begin_array().null().boolean(true).raw("1e3");
  json.begin_object().end_object().begin_array().end_array().end_array().member("d", false).end_object();
  EXPECT_EQ(out, R"({"a":1,"b":"x","c":[null,true,1e3,{},[]],"d":false})");
}

TEST(JsonWriter, IndentsWhenAsked) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("a").begin_array().number(1).number(2).end_array().key("b").begin_object().end_object();
  json.end_object();
  EXPECT_EQ(out, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}

TEST(JsonWriter, WritesNumbersThatReadBackTheSame) {
  std::string out;
  JsonWriter json(out);
  json.begin_array().number(0.1).number(1e300).number(-2.0).number(std::numeric_limits<std::uint64_t>::max());
  json.number(std::numeric_limits<std::int64_t>::min()).end_array();
  EXPECT_EQ(out, "[0.1,1e+300,-2,18446744073709551615,-9223372036854775808]");
}

TEST(JsonWriter, WritesNullForWhatJsonCannotSay) {
  std::string out;
  JsonWriter(out).begin_array().number(std::numeric_limits<double>::infinity()).number(std::nan("")).end_array();
  EXPECT_EQ(out, "[null,null]");
}

TEST(JsonWriter, RefusesToNestWrongly) {
  std::string out;
  EXPECT_THROW(JsonWriter(out).key("a"), CheckFailure);
  EXPECT_THROW(JsonWriter(out).begin_array().key("a"), CheckFailure);
  EXPECT_THROW(JsonWriter(out).begin_object().string("a"), CheckFailure);
  EXPECT_THROW(JsonWriter(out).begin_object().end_array(), CheckFailure);
  EXPECT_THROW(JsonWriter(out).begin_object().key("a").end_object(), CheckFailure);
}

}  // namespace
}  // namespace carom
