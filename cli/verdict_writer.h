// How verdicts leave the program, one format a file.
#pragma once

#include <memory>

#include "cli/output.h"
#include "cli/terminal.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"

namespace carom::cli {

/// One record and what it means; borrowed for the call.
struct Answer {
  const core::Program& program;
  const core::Record& record;
  const core::Verdict& verdict;
};

class VerdictWriter {
 public:
  virtual ~VerdictWriter() = default;
  /// False: nobody reads any more.
  virtual bool write(const Answer& answer) = 0;
  /// After the last answer.
  virtual void finish() = 0;
};

/// One JSON object a line, as docs/schema/verdict.schema.json says. `verbose` adds cite and advice.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_ndjson_writer(Output& out, bool verbose);
/// RFC 4180 with `\n` line ends; the columns are the keys of NDJSON. Controls are shown as escapes.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_csv_writer(Output& out, bool verbose);
/// Aligned columns for people, cut to the terminal's width.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_table_writer(Output& out, const Terminal& terminal);

}  // namespace carom::cli
