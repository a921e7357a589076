// Rule source files in memory and the way from a byte offset to a line and a column.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "support/span.h"

namespace carom::dsl {

/// Index of a file in its SourceMap.
using SourceId = std::uint32_t;

/// A place in one file of a SourceMap.
struct SourceSpan {
  SourceId file = 0;
  Span span;
  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// One-based; `column` counts Unicode code points, as editors do.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

/// One file: `path` as the user named it, `text` its bytes. Line ends are \n or \r\n.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view slice(Span span) const;
  /// O(log lines): so many places on one long line cost no more than on many lines.
  [[nodiscard]] LineColumn locate(std::uint32_t offset) const;
  /// The line's text without its line end; `line` is one-based and must exist.
  [[nodiscard]] std::string_view line(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

 private:
  [[nodiscard]] std::uint32_t code_points_before(std::uint32_t offset) const;

  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  std::vector<std::uint32_t> continuations_before_;  // by block: UTF-8 continuation bytes of all blocks before it
};

/// Owns all files of one compilation; references stay valid while it lives. Not for use by several threads.
class SourceMap {
 public:
  SourceId add(std::string path, std::string text);
  [[nodiscard]] const SourceFile& file(SourceId id) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(files_.size()); }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace carom::dsl
