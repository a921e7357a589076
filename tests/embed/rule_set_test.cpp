// From policy names and files to a program.
#include "runtime/embed/rule_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/embed/folder.h"

namespace carom::embed {
namespace {

constexpr const char* kTrial = R"(pack trial 1.0.0 { language 1; layer base }
class trial.gone { type permanent; scope recipient; retry never; suppress recipient }
rule gone { when text has "no such person" => trial.gone test "no such person" test not "x" }
)";

std::string class_of(const Compiled& compiled, std::string_view text) {
  core::Scratch scratch;
  core::Record record;
  record.text = text;
  return std::string(core::interpret(*compiled.program, record, scratch).class_name);
}

TEST(RuleSet, CompilesAFileIntoAProgramThatClassifies) {
  const Folder folder;
  const auto compiled = compile({{folder.write("trial.carom", kTrial)}, {}, {}});
  ASSERT_TRUE(compiled.has_value()) << compiled.error().message;
  ASSERT_TRUE((*compiled)->program.has_value());
  EXPECT_EQ("trial.gone", class_of(**compiled, "550 No such person"));
  EXPECT_EQ(std::vector<std::string>{"trial"}, (*compiled)->root_packs);
}

TEST(RuleSet, FindsAPackByNameOrByItsFolder) {
  const Folder folder;
  folder.write("trial/pack.carom", kTrial);
  EXPECT_TRUE(compile({{"trial"}, {folder.path()}, {}}).has_value());
  const auto by_folder = compile({{folder.path("trial")}, {}, {}});
  ASSERT_TRUE(by_folder.has_value());
  EXPECT_TRUE((*by_folder)->rules.has_value());
}

TEST(RuleSet, NamesTheNearestPackOfAPolicy) {
  const Folder folder;
  folder.write("trial/pack.carom", kTrial);
  const auto missing = compile({{"tria"}, {folder.path()}, {}});
  ASSERT_FALSE(missing.has_value());
  EXPECT_TRUE(missing.error().message.contains("did you mean `trial`?")) << missing.error().message;
}

TEST(RuleSet, NamesTheNearestPackOfAUseLineOnce) {
  const Folder folder;
  folder.write("trial.carom", kTrial);
  const auto compiled = compile({{folder.write("user.carom", "use tria\n")}, {}, {}});
  ASSERT_TRUE(compiled.has_value());
  const dsl::Diagnostic& unknown = (*compiled)->diagnostics.all().at(0);
  EXPECT_FALSE(unknown.message.contains("trial`")) << unknown.message;
  ASSERT_EQ(1U, unknown.notes.size());
  EXPECT_EQ("did you mean `trial`?", unknown.notes[0].message);
}

TEST(RuleSet, AFolderNamedLikeAPackDoesNotHideIt) {
  const Folder packs;
  packs.write("trial/pack.carom", kTrial);
  const Folder here;
  here.write("trial/data.csv", "");
  here.write("other/data.csv", "");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(here.path());
  const auto found = compile({{"trial"}, {packs.path()}, {}});
  const auto missing = compile({{"other"}, {packs.path()}, {}});
  std::filesystem::current_path(before);
  ASSERT_TRUE(found.has_value()) << found.error().message;
  EXPECT_EQ(std::vector<std::string>{"trial"}, (*found)->root_packs);
  ASSERT_FALSE(missing.has_value());
  EXPECT_TRUE(missing.error().message.contains("the folder other holds no pack.carom")) << missing.error().message;
}

TEST(RuleSet, TakesEveryPackOfTheFoldersWithoutAPolicy) {
  const auto compiled = compile({{}, {std::string(CAROM_SOURCE_DIR) + "/stdlib-rules"}, {}});
  ASSERT_TRUE(compiled.has_value()) << compiled.error().message;
  ASSERT_TRUE((*compiled)->rules.has_value());
  EXPECT_EQ("recipient.edge_rejected",
            class_of(**compiled, "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)"));
}

TEST(RuleSet, TakesEveryPackOfTheFoldersBesideAPolicyThatSaysSo) {
  const Folder folder;
  const Folder own;
  folder.write("trial.carom", kTrial);
  folder.write("other/pack.carom", "pack other 1.0.0 { language 1; layer base }\n");
  own.write("broken.carom", "pack broken {");
  const std::string mine = own.write("mine.carom", "use trial\nrule mine { when text has \"mine\" => trial.gone }\n");
  const auto compiled = compile({{mine, "all"}, {folder.path()}, {}});
  ASSERT_TRUE(compiled.has_value()) << compiled.error().message;
  ASSERT_TRUE((*compiled)->rules.has_value());
  const auto files = policy_files({{mine, "trial", "all"}, {folder.path()}, {}});
  ASSERT_TRUE(files.has_value());
  const auto asked_for = [&](std::string_view name) { return std::ranges::count(*files, name, &PolicyFile::name); };
  EXPECT_EQ(asked_for("trial"), 1);
  EXPECT_EQ(asked_for("other"), 1);
  EXPECT_EQ(asked_for("broken"), 0);
}

TEST(RuleSet, TakesAPackThatIsCalledAllForIt) {
  const Folder folder;
  folder.write("all.carom", "pack all 1.0.0 { language 1; layer base }\n");
  folder.write("trial.carom", kTrial);
  const auto files = policy_files({{"all"}, {folder.path()}, {}});
  ASSERT_TRUE(files.has_value());
  EXPECT_EQ(files->size(), 1U);
}

TEST(RuleSet, LeavesTheAuthorsErrorsInTheSink) {
  const Folder folder;
  const auto compiled = compile({{folder.write("bad.carom", "rule {")}, {}, {}});
  ASSERT_TRUE(compiled.has_value());
  EXPECT_FALSE((*compiled)->rules.has_value());
  EXPECT_TRUE((*compiled)->diagnostics.has_errors());
}

TEST(RuleSet, SaysWhichFolderOfPacksIsMissing) {
  const Folder folder;
  const auto compiled = compile({{}, {folder.path("none")}, {}});
  ASSERT_FALSE(compiled.has_value());
  EXPECT_NE(std::string::npos, compiled.error().message.find("is not a folder"));
}

TEST(RuleSet, TellsThePacksOfThePolicyFromThoseTheyUse) {
  const Folder folder;
  folder.write("trial.carom", kTrial);
  const std::string user = folder.write("user.carom", "pack user 1.0.0 { language 1; layer local }\nuse trial\n");
  const auto compiled = compile({{user}, {}, {}});
  ASSERT_TRUE(compiled.has_value());
  EXPECT_EQ(std::vector<std::string>{"user"}, (*compiled)->root_packs);
}

}  // namespace
}  // namespace carom::embed
