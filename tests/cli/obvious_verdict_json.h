// A verdict's JSON the slow and obvious way: key by key.
#pragma once

#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "support/json_writer.h"

namespace carom::cli {

struct Answer {
  const core::Program& program;
  const core::Record& record;
  const core::Verdict& verdict;
};

/// One object; `verbose` adds cite and advice.
void write_verdict_json(const Answer& answer, bool verbose, JsonWriter& json);

}  // namespace carom::cli
