// Each field of a verdict with the reason why it has its value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/verdicts/explanation_writer.h"

namespace carom::cli {

struct VerdictReason {
  std::string_view field;
  std::string value;  ///< never empty
  std::string reason;
};

/// In the order of the output's keys.
[[nodiscard]] std::vector<VerdictReason> verdict_reasons(const Explained& explained);

/// Where code and status came from: "the record", "the text, bytes 0 to 3", "the reply inside".
struct CodeOrigin {
  std::string code;
  std::string status;
};
[[nodiscard]] CodeOrigin code_origin(const Explained& explained);

}  // namespace carom::cli
