// NDJSON in blocks of whole lines, so that any thread can parse them.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/json/json_lines.h"
#include "ingest/readers.h"
#include "support/byte_buffer.h"

namespace carom::ingest {
namespace {

// A block, its records and its answers stay in the second-level cache of a core.
constexpr std::size_t kBlockBytes = std::size_t{128} << 10U;

/// Cuts the input behind the last line end of each read; what is left over begins the next block.
class LineBlocks {
 public:
  LineBlocks(Input& input, std::uint64_t offset, std::shared_ptr<const FieldTargets> targets, BlockSink& sink)
      : input_(input), offset_(offset), targets_(std::move(targets)), sink_(sink) {}

  Expected<void> read() {
    while (!is_at_end_) {
      std::unique_ptr<RecordBlock> block = sink_.free_block();
      if (!block) return {};
      block->begin(input_.name());
      const Expected<void> filled = fill(*block);
      // What came before an input failed is answered.
      if (!sink_.take(std::move(block)) || !filled) return filled;
    }
    return {};
  }

 private:
  Expected<void> fill(RecordBlock& block) {
    JsonLines& lines = block.begin_lines(targets_);
    ByteBuffer& bytes = lines.bytes();
    bytes.append(rest_.view());
    rest_.clear();
    Expected<void> filled = take_lines(bytes);
    const std::uint64_t begin = offset_;
    const std::uint64_t numbered = number_;
    if (!filled) bytes.clear();  // a line that the input did not end
    if (bytes.size() > kMaxRecordBytes + 1 && !bytes.view().contains('\n')) filled = pass_over_line(block, bytes);
    offset_ += bytes.size();
    const std::uint64_t filled_lines = count_filled_lines(bytes.view());
    number_ += filled_lines;
    lines.finish(begin, numbered, filled_lines);
    return filled;
  }

  /// Until `bytes` has a whole line, the input ends, or the line is too long.
  Expected<void> take_lines(ByteBuffer& bytes) {
    for (std::size_t searched = 0;;) {
      const std::size_t cut = bytes.view().substr(searched).rfind('\n');
      if (cut != std::string_view::npos) {
        const char* const end = bytes.view().data() + searched + cut + 1;
        rest_.append({end, bytes.size() - (searched + cut + 1)});
        bytes.commit(end);
        return {};
      }
      searched = bytes.size();
      if (searched > kMaxRecordBytes + 1) return {};
      if (const Expected<void> more = read_more(bytes); !more || is_at_end_) return more;
    }
  }

  Expected<void> read_more(ByteBuffer& bytes) {
    char* const at = bytes.reserve(kBlockBytes);
    const auto count = input_.read(at, kBlockBytes);
    if (!count) return std::unexpected(count.error());
    is_at_end_ = *count == 0;
    bytes.commit(at + *count);
    return {};
  }

  /// `bytes` hold the beginning of the line; the block gets a reject instead of it, and what is behind it is left over.
  Expected<void> pass_over_line(RecordBlock& block, ByteBuffer& bytes) {
    std::uint64_t size = 0;
    std::size_t end = std::string_view::npos;
    Expected<void> more;
    while (more && !is_at_end_ && end == std::string_view::npos) {
      size += bytes.size();
      bytes.clear();
      more = read_more(bytes);
      end = bytes.view().find('\n');
    }
    if (end != std::string_view::npos) {
      size += end;
      rest_.append(bytes.view().substr(end + 1));
    }
    bytes.clear();
    if (more) block.add(Reject{std::string(input_.name()), ++number_, offset_, too_long_reason("line", size)});
    offset_ += size + 1;
    return more;
  }

  Input& input_;
  std::uint64_t offset_;
  std::uint64_t number_ = 0;
  std::shared_ptr<const FieldTargets> targets_;
  BlockSink& sink_;
  ByteBuffer rest_;
  bool is_at_end_ = false;
};

}  // namespace

Expected<void> read_ndjson(Input& input, std::uint64_t offset, const ReadOptions& options, BlockSink& sink) {
  auto targets = FieldTargets::make(options);
  if (!targets) return std::unexpected(targets.error());
  return LineBlocks(input, offset, std::move(*targets), sink).read();
}

}  // namespace carom::ingest
