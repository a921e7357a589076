// Out of line, so that a check costs its caller one branch.
#include "support/check.h"

namespace carom {

void fail_check(const char* file, int line, const char* condition, const std::string& what) {
  throw CheckFailure(std::string(file) + ":" + std::to_string(line) + ": " + what + " (" + condition + ")");
}

}  // namespace carom
