// Replies from their text alone, through compiled rules: codes taken out of the text, lines that a source joined,
// wrappers, names of hosts inside the words, and rules of included files.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "runtime/embed/rule_set.h"
#include "tests/embed/folder.h"

namespace carom::embed {
namespace {

constexpr const char* kPack = R"(pack trial 1.0.0 { language 1; layer local }
class trial.gone { type permanent; scope recipient; retry never; suppress recipient }
class trial.full { type temporary; scope recipient; retry after 1h }
class trial.listed { type by code; scope sender; retry after 1h }
class trial.other { type undetermined; scope message }
unwrap said { take "host {host:host} said: {reply}" }
include "more.carom"
rule gone { when code 550 and status 5.1.1 and text is "no such user here" => trial.gone }
rule codes { when code 552 and status 5.2.2 and text starts "mailbox" => trial.full }
fallback rule other { when code 5xx => trial.other }
)";
constexpr const char* kMore = R"(list lists: hosts [zen.example, .dnsbl.example]
rule listed { when text mentions @lists => trial.listed }
)";

class TextCodes : public testing::Test {
 protected:
  TextCodes() {
    folder_.write("more.carom", kMore);
    auto compiled = compile({{folder_.write("trial.carom", kPack)}, {}, {}});
    EXPECT_TRUE(compiled.has_value());
    if (compiled) compiled_ = std::move(*compiled);
  }

  core::Verdict verdict(std::string_view text) {
    core::Record record;
    record.text = text;
    return core::interpret(*compiled_->program, record, scratch_);
  }
  std::string rule(std::string_view text) { return std::string(verdict(text).rule); }

 private:
  Folder folder_;
  std::unique_ptr<Compiled> compiled_;
  core::Scratch scratch_;
};

TEST_F(TextCodes, LeaveTheTextOfOneLine) {
  EXPECT_EQ("trial.gone", rule("550 5.1.1 No such user here"));
  EXPECT_EQ("trial.gone", rule("550-5.1.1 No such user here"));
  EXPECT_EQ("trial.gone", rule("smtp; 550 5.1.1 No such user here"));
}

TEST_F(TextCodes, LeaveEachOfSeveralLines) {
  EXPECT_EQ("trial.gone", rule("550-5.1.1 No such\r\n550 5.1.1 user here"));
}

TEST_F(TextCodes, LeaveLinesThatASourceJoinedWithSpaces) {
  EXPECT_EQ("trial.gone", rule("550-5.1.1 No such 550 5.1.1 user here"));
  EXPECT_EQ("trial.codes", rule("552-5.2.2 Mailbox of kim 552 5.2.2 is full"));
}

TEST_F(TextCodes, StayInsideTheWordsWhereTheyAreOthers) {
  EXPECT_EQ("trial.other", rule("550 5.1.1 No such user 552 here"));
}

TEST_F(TextCodes, ComeFromTheReplyInsideAWrapper) {
  EXPECT_EQ("trial.gone", rule("host mx.a.example said: 550 5.1.1 No such user here"));
  EXPECT_EQ("trial.codes", rule("451 host mx.a.example said: 552 5.2.2 Mailbox full"));
}

TEST_F(TextCodes, OfAWrapperReturnWhereTheInnerReplyMeansNothing) {
  EXPECT_EQ("trial.other", rule("550 host mx.a.example said: 451 try again"));
}

TEST_F(TextCodes, StandBesideHostsThatTheWordsMention) {
  EXPECT_EQ("trial.listed", rule("554 5.7.1 blocked, see http://zen.example/query"));
  EXPECT_EQ("trial.listed", rule("554 5.7.1 [192.0.2.1] is in a.dnsbl.example."));
  EXPECT_EQ("trial.other", rule("554 5.7.1 blocked, see notzen.example"));
  EXPECT_EQ("trial.other", rule("554 5.7.1 blocked by dnsbl.example"));
}

}  // namespace
}  // namespace carom::embed
