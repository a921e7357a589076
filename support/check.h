// Checks for what only a defect of ours can break. They stay on in release builds.
#pragma once

#include <stdexcept>
#include <string>

namespace carom {

/// Thrown by a failed check; programs of ours turn it into exit code 70, the C API into CAROM_INTERNAL.
class CheckFailure : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_check(const char* file, int line, const char* condition, const std::string& what);

}  // namespace carom

/// `what` says which invariant is broken, for the person who reads the report.
#define CAROM_CHECK(condition, what) \
  ((condition) ? static_cast<void>(0) : ::carom::fail_check(__FILE__, __LINE__, #condition, (what)))
