// Defects that a source's text shows, each beside a source that has it not.
#include "importers/defects.h"

#include <gtest/gtest.h>

#include "importers/tool.h"
#include "importers/zonemta.h"

namespace carom::importers {
namespace {

std::string found(std::string_view source) {
  std::string all;
  for (const Defect& defect : defects_of(read_zonemta(source)))
    all += std::to_string(defect.place.line) + ": " + defect.message + "\n";
  return all;
}

TEST(Defects, TheSameRuleTwice) {
  EXPECT_EQ(found("a,reject,spam,x\na,defer,spam,y\n"), "2: the same as line 1: it never wins; take it out\n");
  EXPECT_EQ(found("a,reject,spam,x\nb,defer,spam,y\n"), "");
}

TEST(Defects, OneExpressionUnderTwoLabels) {
  EXPECT_EQ(found("a,reject,spam,x\na,defer,rate,y\n"),
            "2: line 1 gives the same expression the label `spam`: `rate` is never given; keep one\n");
}

TEST(Defects, APlaceInAFurtherFileIsToldWithTheFile) {
  SourceRules all;
  append(all, read_zonemta("a,reject,spam,x\n"), 0);
  append(all, read_zonemta("b,reject,spam,x\na,reject,rate,x\nb,reject,spam,x\n"), 1);
  const std::vector<Defect> defects = defects_of(all);
  ASSERT_EQ(defects.size(), 2U);
  EXPECT_EQ(defects[0].place, (SourcePlace{1, 2}));
  EXPECT_EQ(defects[0].kind, "same-condition-two-classes");
  EXPECT_EQ(defects[1].message, "the same as line 1 of file 2: it never wins; take it out");
}

TEST(Defects, AnUndeclaredLabel) {
  EXPECT_EQ(found("# categories:\n# spam\na,reject,rate,x\n"),
            "3: the file does not declare `rate`: declare it, or use a declared category\n");
  EXPECT_EQ(found("# categories:\n# rate\na,reject,rate,x\n"), "");
}

TEST(Defects, AnEmptyAlternative) {
  for (const std::string pattern : {"(a|)", "(|a)", "(a||b)", "a|", "(?:|a)", "|a"})
    EXPECT_EQ(found(pattern + ",reject,spam,x\n"),
              "1: an alternative is empty and fits any text: take out the extra `|`\n")
        << pattern;
  for (const std::string pattern : {"(a|b)", "a\\|\\|b", "[(|]", "()a", "(?:a|b)", "a?:|b"})
    EXPECT_EQ(found(pattern + ",reject,spam,x\n"), "") << pattern;
}

}  // namespace
}  // namespace carom::importers
