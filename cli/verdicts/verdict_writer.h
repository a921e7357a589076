// How verdicts leave the program, one format a file.
#pragma once

#include <memory>
#include <string>

#include "cli/console/terminal.h"
#include "runtime/core/program.h"
#include "runtime/pipeline/answers.h"
#include "support/byte_buffer.h"

namespace carom::cli {

/// One for each thread; the first of them frames the output.
class VerdictWriter : public pipeline::AnswerWriter {
 public:
  /// What stands before the first answer.
  virtual void begin(ByteBuffer&) {}
  /// What is still held back after the last answer.
  virtual void finish(ByteBuffer&) {}
};

/// One JSON object a line, as docs/schema/verdict.schema.json says. `verbose` adds cite and advice.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_ndjson_writer(const core::Program& program, bool verbose);
/// RFC 4180 with `\n` line ends; the columns are the keys of NDJSON. Controls are shown as escapes, and an
/// apostrophe keeps a cell from being a formula (docs/decisions/0021-csv-cells-are-no-formulas.md).
[[nodiscard]] std::unique_ptr<VerdictWriter> make_csv_writer(const core::Program& program, bool verbose);
/// The input as it was, each object with what was said of it as member `member`: one verdict, as a line of NDJSON has
/// it, or as `MEMBERs` a list of them where the object names several recipients. `controls_shown`: as escapes, since a
/// terminal would obey them.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_enriching_writer(const core::Program& program,
                                                                   const std::string& member, bool verbose,
                                                                   bool controls_shown);
/// Aligned columns for people, cut to the terminal's width. Must see all answers, in order (one thread): widths
/// come from the first.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_table_writer(const Terminal& terminal);

}  // namespace carom::cli
