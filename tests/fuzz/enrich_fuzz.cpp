// JSON that is given back: the pieces that blocks stand for, joined, are the input, and verdicts have places in order.
#include <memory>
#include <string>

#include "ingest/bytes/compressed_bytes.h"
#include "ingest/record_block.h"
#include "support/byte_order_mark.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/viewed_texts.h"

namespace {

namespace ingest = carom::ingest;

class Joined final : public ingest::BlockSink {
 public:
  std::unique_ptr<ingest::RecordBlock> free_block() override { return std::make_unique<ingest::RecordBlock>(); }
  bool take(std::unique_ptr<ingest::RecordBlock> block) override {
    const ingest::SourceText& source = std::as_const(*block).source();
    std::size_t records = 0;
    std::size_t before = 0;
    for (const auto& place : source.places) {
      FUZZ_CHECK(place.at >= before && place.at <= source.bytes.size(), "places lie in the bytes, in order");
      before = place.at;
      records += place.records;
    }
    const std::span<const carom::core::Record> found = block->next(block->held() + 1);
    FUZZ_CHECK(found.size() == records, "each record has a place");
    std::string texts;
    for (const carom::core::Record& record : found) carom::fuzz::append_viewed_texts(record, texts);
    bytes_ += source.bytes;
    return true;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = carom::fuzz::text_of(data, size);
  // What is compressed is given back decompressed.
  if (ingest::tell_compression(text).value_or(ingest::Compression::none) != ingest::Compression::none) return 0;
  carom::fuzz::Pieces source(text);
  Joined joined;
  ingest::ReadOptions options;
  options.format = ingest::Format::json_array;
  options.added_member = "bounce";
  // What cannot be text is refused as a whole.
  if (!ingest::read_blocks(source, options, joined)) return 0;
  std::string_view wanted = text;
  if (wanted.starts_with(carom::kByteOrderMark)) wanted.remove_prefix(carom::kByteOrderMark.size());
  const std::string line_end = wanted.empty() || wanted.ends_with('\n') ? "" : "\n";
  FUZZ_CHECK(joined.bytes() == std::string(wanted) + line_end, "the pieces are the input");
  return 0;
}
