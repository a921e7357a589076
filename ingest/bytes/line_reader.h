// Cuts an input into lines with bounded memory: a line beyond the limit is measured but not kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/bytes/input.h"

namespace carom::ingest {

struct Line {
  std::string_view text;     ///< without its line end; empty when too long; valid until the next line is asked for
  std::uint64_t offset = 0;  ///< of its first byte in the input
  std::uint64_t size = 0;    ///< in bytes, line end not counted
  bool too_long = false;
};

/// Lines end in LF or CRLF; the last one may lack its end.
class LineReader {
 public:
  /// `offset` says how many bytes of the input have been skipped before.
  LineReader(Input& input, std::size_t limit, std::uint64_t offset) : input_(input), limit_(limit), offset_(offset) {}

  /// Nothing at the end of the input.
  [[nodiscard]] Expected<std::optional<Line>> next();
  /// Whether the next line is there without a wait for input.
  [[nodiscard]] bool has_line() const { return chunk_.contains('\n'); }

 private:
  bool take_from_chunk();
  void keep(std::string_view piece);
  Line finish();

  Input& input_;
  std::size_t limit_;
  std::uint64_t offset_;
  std::string_view chunk_;
  std::string_view line_;  ///< of the chunk, or `kept_`
  std::string kept_;       ///< of the chunks before
  std::uint64_t size_ = 0;
};

}  // namespace carom::ingest
