// Line begins and counts of bytes are made once, so that locating is two searches.
#include "dsl/source/source_map.h"

#include <algorithm>
#include <utility>

#include "support/check.h"
#include "support/utf8.h"

namespace carom::dsl {
namespace {

/// Locating reads at most two of them; a source file of 1 MiB has a thousand.
constexpr std::size_t kBlockBytes = 1024;

std::uint32_t continuations_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, is_utf8_continuation));
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  continuations_before_.push_back(0);
  for (std::size_t begin = 0; begin + kBlockBytes <= text_.size(); begin += kBlockBytes)
    continuations_before_.push_back(continuations_before_.back() +
                                    continuations_of(this->text().substr(begin, kBlockBytes)));
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
}

std::string_view SourceFile::slice(Span span) const {
  CAROM_CHECK(span.begin <= span.end && span.end <= text_.size(), "a span lies outside its source file");
  return text().substr(span.begin, span.size());
}

LineColumn SourceFile::locate(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::ranges::upper_bound(line_starts_, offset);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  return {line, code_points_before(offset) - code_points_before(line_starts_[line - 1]) + 1};
}

std::uint32_t SourceFile::code_points_before(std::uint32_t offset) const {
  const std::size_t block = offset / kBlockBytes;
  const std::string_view rest = text().substr(block * kBlockBytes, offset % kBlockBytes);
  return offset - continuations_before_[block] - continuations_of(rest);
}

std::string_view SourceFile::line(std::uint32_t line) const {
  CAROM_CHECK(line >= 1 && line <= line_count(), "a line lies outside its source file");
  const std::size_t begin = line_starts_[line - 1];
  std::string_view rest = text().substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

SourceId SourceMap::add(std::string path, std::string text) {
  files_.emplace_back(std::move(path), std::move(text));
  return size() - 1;
}

const SourceFile& SourceMap::file(SourceId id) const {
  CAROM_CHECK(id < files_.size(), "a source id of another source map");
  return files_[id];
}

}  // namespace carom::dsl
