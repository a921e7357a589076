// The one place that knows the keys of a verdict and their order.
#pragma once

#include "cli/verdict_writer.h"
#include "support/json_writer.h"

namespace carom::cli {

/// One object; `verbose` adds cite and advice.
void write_verdict_json(const Answer& answer, bool verbose, JsonWriter& json);

}  // namespace carom::cli
