// A line that lies in one chunk is not copied; a CR before the LF goes.
#include "ingest/bytes/line_reader.h"

#include <algorithm>

namespace carom::ingest {

Expected<std::optional<Line>> LineReader::next() {
  line_ = {};
  kept_.clear();
  size_ = 0;
  while (!take_from_chunk()) {
    const auto chunk = input_.next_chunk();
    if (!chunk) return std::unexpected(chunk.error());
    if (chunk->empty()) {
      if (size_ == 0) return std::nullopt;
      return finish();
    }
    chunk_ = *chunk;
  }
  Line line = finish();
  ++offset_;  // the LF itself
  return line;
}

/// Moves bytes up to the next LF into the line; false when the chunk ends first.
bool LineReader::take_from_chunk() {
  const std::size_t end = chunk_.find('\n');
  const auto piece = chunk_.substr(0, end);
  const bool is_whole = size_ == 0 && end != std::string_view::npos && piece.size() <= limit_;
  size_ += piece.size();
  if (is_whole)
    line_ = piece;
  else
    keep(piece);
  chunk_.remove_prefix(end == std::string_view::npos ? chunk_.size() : end + 1);
  return end != std::string_view::npos;
}

/// As much of it as a line may have, and a byte more, for the CR that is stripped later.
void LineReader::keep(std::string_view piece) {
  const std::size_t room = limit_ + 1 - std::min(limit_ + 1, kept_.size());
  kept_.append(piece.substr(0, room));
  line_ = kept_;
}

Line LineReader::finish() {
  Line line{line_, offset_, size_, false};
  offset_ += size_;
  if (line.size == line_.size() && line.text.ends_with('\r')) {
    line.text.remove_suffix(1);
    --line.size;
  }
  line.too_long = line.size > limit_;
  if (line.too_long) line.text = {};
  return line;
}

}  // namespace carom::ingest
