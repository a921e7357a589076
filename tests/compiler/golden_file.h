// Comparison with a file beside the test; CAROM_UPDATE_GOLDENS=1 rewrites it.
#pragma once

#include <string>

namespace carom::test {

/// Fails the running test when `actual` is not what the file holds.
void expect_golden(const std::string& path, const std::string& actual);

}  // namespace carom::test
