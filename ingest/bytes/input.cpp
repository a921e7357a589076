// What is read ahead is kept until it is asked for; behind it, a reader's own memory is filled.
#include "ingest/bytes/input.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace carom::ingest {
namespace {

// One pipe buffer of Linux: larger reads do not get more from a pipe.
constexpr std::size_t kReadBytes = 65536;

Error compressed_twice(std::string_view name, Compression within) {
  return {
      ErrorKind::unreadable,
      fmt::format("{}: found {} data inside compressed data, expected data that is compressed once; decompress it once "
                  "first",
                  shown_name(name), within == Compression::gzip ? "gzip" : "zstd")};
}

}  // namespace

Expected<std::size_t> Input::read_source(char* to, std::size_t most) {
  return compressed_ ? compressed_->read(to, most) : source_.read(to, most);
}

Expected<std::size_t> Input::append() {
  const std::size_t old_size = buffer_.size();
  buffer_.resize(old_size + kReadBytes);
  const Expected<std::size_t> count = read_source(buffer_.data() + old_size, kReadBytes);
  buffer_.resize(old_size + count.value_or(0));
  return count;
}

Expected<std::size_t> Input::read(char* to, std::size_t most) {
  const std::size_t ahead = std::min(most, buffer_.size() - begin_);
  if (ahead == 0) return read_source(to, most);
  std::memcpy(to, buffer_.data() + begin_, ahead);
  begin_ += ahead;
  return ahead;
}

Expected<bool> Input::read_ahead() {
  if (!is_begun_) return begin();
  const auto count = append();
  if (!count) return std::unexpected(count.error());
  return *count != 0;
}

Expected<bool> Input::begin() {
  is_begun_ = true;
  auto told = read_magic();
  if (!told) return std::unexpected(told.error());
  if (told->value_or(Compression::none) == Compression::none) return !buffer_.empty();
  compressed_ = std::make_unique<CompressedBytes>(source_, **told, buffer_);
  buffer_.clear();
  told = read_magic();
  if (!told) return std::unexpected(told.error());
  if (const Compression within = told->value_or(Compression::none); within != Compression::none)
    return std::unexpected(compressed_twice(name(), within));
  return !buffer_.empty();
}

/// Reads until the bytes are or are not those of a compressed format. Nothing: the input ends before.
Expected<std::optional<Compression>> Input::read_magic() {
  for (;;) {
    const auto count = append();
    if (!count) return std::unexpected(count.error());
    const std::optional<Compression> told = *count == 0 ? std::nullopt : tell_compression(buffer_);
    if (*count == 0 || told) return told;
  }
}

Expected<std::string_view> Input::next_chunk() {
  if (begin_ >= buffer_.size()) {
    buffer_.clear();
    begin_ = 0;
    if (const auto count = append(); !count) return std::unexpected(count.error());
  }
  const auto chunk = std::string_view(buffer_).substr(begin_);
  begin_ = buffer_.size();
  return chunk;
}

}  // namespace carom::ingest
