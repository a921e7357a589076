// Verdicts for programs: one JSON object a line.
#include "cli/verdicts/verdict_lines.h"
#include "cli/verdicts/verdict_writer.h"

namespace carom::cli {
namespace {

class NdjsonWriter final : public VerdictWriter {
 public:
  NdjsonWriter(const core::Program& program, bool verbose) : lines_(program, verbose) {}

  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    for (std::size_t i = 0; i < records.size(); ++i) {
      lines_.append(records[i], verdicts[i], out);
      out.append("\n");
    }
  }

 private:
  VerdictLines lines_;
};

}  // namespace

std::unique_ptr<VerdictWriter> make_ndjson_writer(const core::Program& program, bool verbose) {
  return std::make_unique<NdjsonWriter>(program, verbose);
}

}  // namespace carom::cli
