// Where an object has room for a member, and whether it has one of that name.
#include "ingest/json/element_source.h"

#include <gtest/gtest.h>

namespace carom::ingest {
namespace {

TEST(MemberPlace, IsBehindTheLastMember) {
  const auto place = find_member_place(R"({"a": {"b": 1}  })");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->at, 14U);
  EXPECT_FALSE(place->is_empty);
}

TEST(MemberPlace, AnEmptyObjectHasNoComma) {
  const auto place = find_member_place(" { \n}\n");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->at, 2U);
  EXPECT_TRUE(place->is_empty);
}

TEST(MemberPlace, WhatDoesNotEndLikeAnObjectHasNone) {
  for (const auto* const text : {"", " ", "}", "[1]", R"({"a": 1)", R"({"a": 1}, )"})
    EXPECT_FALSE(find_member_place(text)) << text;
}

TEST(OwnMember, IsNotOneBelow) {
  EXPECT_TRUE(has_own_member(R"({"a": 1, "bounce": null})", "bounce"));
  EXPECT_TRUE(has_own_member(R"({"b\u006funce": 1})", "bounce"));
  EXPECT_FALSE(has_own_member(R"({"a": {"bounce": 1}, "text": "bounce"})", "bounce"));
  EXPECT_FALSE(has_own_member(R"({"bounced": 1})", "bounce"));
  EXPECT_FALSE(has_own_member("no object with bounce", "bounce"));
}

}  // namespace
}  // namespace carom::ingest
