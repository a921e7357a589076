// Runs another program as a user would.
#pragma once

#include <string>
#include <vector>

namespace carom::bench {

/// Waits for `command` (a path and its arguments), whose standard output goes to the file `out` and whose standard
/// error goes nowhere. Its exit status, or -1.
int run_program(const std::vector<std::string>& command, const std::string& out);

}  // namespace carom::bench
