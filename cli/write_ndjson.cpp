// Verdicts for programs: one JSON object a line.
#include <string>

#include "cli/verdict_writer.h"
#include "cli/write_verdict_json.h"

namespace carom::cli {
namespace {

class NdjsonWriter final : public VerdictWriter {
 public:
  NdjsonWriter(Output& out, bool verbose) : out_(out), verbose_(verbose) {}

  bool write(const Answer& answer) override {
    line_.clear();
    JsonWriter json(line_);
    write_verdict_json(answer, verbose_, json);
    line_ += '\n';
    return out_.write(line_);
  }
  void finish() override {}

 private:
  Output& out_;
  bool verbose_;
  std::string line_;
};

}  // namespace

std::unique_ptr<VerdictWriter> make_ndjson_writer(Output& out, bool verbose) {
  return std::make_unique<NdjsonWriter>(out, verbose);
}

}  // namespace carom::cli
