// Rule files that people run today, read for their expressions alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carom::bench {

/// KumoMTA's classifier: `label = ["expression", …]` in TOML. In the order of the file.
[[nodiscard]] std::vector<std::string> read_kumomta(std::string_view toml);
/// ZoneMTA's: `expression,action,category,message`, a line a rule.
[[nodiscard]] std::vector<std::string> read_zonemta(std::string_view lines);

}  // namespace carom::bench
