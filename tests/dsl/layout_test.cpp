// The layout refuses to be used against its contract: a formatter that does so would lose or garble rules.
#include "dsl/format/layout.h"

#include <gtest/gtest.h>

#include "support/check.h"

namespace carom::test {
namespace {

using dsl::Layout;

TEST(Layout, WritesAClosedGroupOnOneLineWhenItFits) {
  Layout layout;
  layout.open_group();
  layout.text("a");
  layout.line();
  layout.text("b");
  layout.close_group();
  EXPECT_EQ("a b\n", layout.render());
}

TEST(Layout, IsNotRenderedWhileAGroupIsOpen) {
  Layout layout;
  layout.open_group();
  layout.text("a");
  EXPECT_THROW((void)layout.render(), CheckFailure);
}

TEST(Layout, ClosesNoGroupThatWasNotOpened) {
  Layout layout;
  EXPECT_THROW(layout.close_group(), CheckFailure);
}

TEST(Layout, ReplacesNoOperationBehindTheLast) {
  Layout layout;
  const std::size_t spaces = layout.spaces(1);
  EXPECT_NO_THROW(layout.set_spaces(spaces, 2));
  EXPECT_THROW(layout.set_spaces(layout.size(), 1), CheckFailure);
  EXPECT_THROW(layout.set_fill_line(layout.size(), true), CheckFailure);
  EXPECT_THROW(layout.set_hard_line(layout.size()), CheckFailure);
}

TEST(Layout, ReplacesNoText) {
  Layout layout;
  layout.text("a");
  EXPECT_THROW(layout.set_spaces(0, 1), CheckFailure);
  EXPECT_EQ("a\n", layout.render());
}

}  // namespace
}  // namespace carom::test
