// How verdicts leave the program, one format a file.
#pragma once

#include <memory>
#include <span>

#include "cli/terminal.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "support/byte_buffer.h"

namespace carom::cli {

/// Records and what they mean, side by side; borrowed for the call.
struct Answers {
  const core::Program& program;
  std::span<const core::Record> records;
  std::span<const core::Verdict> verdicts;
};

/// One for each thread: it keeps what it has joined once.
class VerdictWriter {
 public:
  VerdictWriter() = default;
  VerdictWriter(const VerdictWriter&) = delete;
  VerdictWriter& operator=(const VerdictWriter&) = delete;
  virtual ~VerdictWriter() = default;
  /// What stands before the first answer.
  virtual void begin(ByteBuffer&) {}
  virtual void append(const Answers& answers, ByteBuffer& out) = 0;
  /// What is still held back after the last answer.
  virtual void finish(ByteBuffer&) {}
};

/// One JSON object a line, as docs/schema/verdict.schema.json says. `verbose` adds cite and advice.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_ndjson_writer(const core::Program& program, bool verbose);
/// RFC 4180 with `\n` line ends; the columns are the keys of NDJSON. Controls are shown as escapes, and an
/// apostrophe keeps a cell from being a formula (docs/decisions/0021-csv-cells-are-no-formulas.md).
[[nodiscard]] std::unique_ptr<VerdictWriter> make_csv_writer(bool verbose);
/// Aligned columns for people, cut to the terminal's width. Must see all answers, in order: widths come from the first.
[[nodiscard]] std::unique_ptr<VerdictWriter> make_table_writer(const Terminal& terminal);

}  // namespace carom::cli
