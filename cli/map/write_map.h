// A guessed map as a map file.
#pragma once

#include <string>

#include "ingest/guess/survey.h"

namespace carom::cli {

/// TOML that parse_map() reads. `inputs`: their names, for people.
[[nodiscard]] std::string map_as_toml(const ingest::guess::Survey& survey, const std::string& inputs, bool examples);

}  // namespace carom::cli
