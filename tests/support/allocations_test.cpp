// Who counts allocations counts every form of them.
#include "tests/support/allocations.h"

#include <gtest/gtest.h>

#include <new>

namespace carom {
namespace {

// Direct calls: a compiler may leave out the allocation of a new-expression, never these.
TEST(Allocations, OfAnyFormAreCounted) {
  constexpr std::align_val_t kWide{64};
  const std::uint64_t before = allocations();
  ::operator delete(::operator new(64));
  EXPECT_EQ(allocations() - before, 1U);
  ::operator delete[](::operator new[](64));
  EXPECT_EQ(allocations() - before, 2U);
  ::operator delete(::operator new(100, kWide), kWide);
  EXPECT_EQ(allocations() - before, 3U);
  ::operator delete(::operator new(64, std::nothrow), std::nothrow);
  EXPECT_EQ(allocations() - before, 4U);
}

}  // namespace
}  // namespace carom
