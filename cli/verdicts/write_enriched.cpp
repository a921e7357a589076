// Verdicts inside the objects that they are about; every other byte of the input stays as it is.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "cli/verdicts/verdict_lines.h"
#include "cli/verdicts/verdict_writer.h"
#include "dsl/diag/printable.h"
#include "support/check.h"
#include "support/json_string.h"

namespace carom::cli {
namespace {

class EnrichingWriter final : public VerdictWriter {
 public:
  EnrichingWriter(const core::Program& program, const std::string& member, bool verbose, bool controls_shown)
      : lines_(program, verbose), controls_shown_(controls_shown) {
    append_json_string(one_, member);
    one_ += ':';
    append_json_string(several_, member + "s");
    several_ += ":[";
  }

  void begin_block(const ingest::SourceText& source, ByteBuffer&) override {
    source_ = &source;
    copied_ = 0;
    place_ = 0;
    written_ = 0;
  }

  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    for (std::size_t i = 0; i < records.size(); ++i) {
      open_record(out);
      lines_.append(records[i], verdicts[i], out);
      close_record(out);
    }
  }

  void end_block(ByteBuffer& out) override { copy_to(source_->bytes.size(), out); }

 private:
  [[nodiscard]] const ingest::SourceText::Place& place() const { return source_->places[place_]; }

  /// What stands before a verdict: the source up to its place and the member's name, or the verdict before it.
  void open_record(ByteBuffer& out) {
    if (written_ != 0) return out.append(",");
    while (place_ < source_->places.size() && place().records == 0) ++place_;
    CAROM_CHECK(place_ < source_->places.size(), "each record of a source has a place in it");
    copy_to(place().at, out);
    if (!place().is_empty) out.append(",");
    out.append(place().records == 1 ? one_ : several_);
  }

  void close_record(ByteBuffer& out) {
    if (++written_ < place().records) return;
    if (place().records > 1) out.append("]");
    written_ = 0;
    ++place_;
  }

  void copy_to(std::size_t end, ByteBuffer& out) {
    const std::string_view piece = std::string_view(source_->bytes).substr(copied_, end - copied_);
    if (controls_shown_)
      out.append(dsl::printable_lines(piece));
    else
      out.append(piece);
    copied_ = end;
  }

  VerdictLines lines_;
  bool controls_shown_;
  std::string one_;
  std::string several_;
  const ingest::SourceText* source_ = nullptr;
  std::size_t copied_ = 0;   ///< bytes of the source
  std::size_t place_ = 0;    ///< of the next record
  std::size_t written_ = 0;  ///< records of this place
};

}  // namespace

std::unique_ptr<VerdictWriter> make_enriching_writer(const core::Program& program, const std::string& member,
                                                     bool verbose, bool controls_shown) {
  return std::make_unique<EnrichingWriter>(program, member, verbose, controls_shown);
}

}  // namespace carom::cli
