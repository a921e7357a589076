// Keeps an input's bytes until it is known which of them gave records.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/readers.h"

namespace carom::ingest {

/// Where a member more fits into the text of an object. Nothing: it does not end like one.
struct MemberPlace {
  std::size_t at = 0;
  bool is_empty = false;  ///< the object has no member yet
};
[[nodiscard]] std::optional<MemberPlace> find_member_place(std::string_view object);

/// Whether the object has a member of that name, not below others. A damaged object: as far as it can be read.
[[nodiscard]] bool has_own_member(std::string_view object, std::string_view name);

/// Holds what was taken and not handed over: an element that is being read and what came with it, no more.
class ElementSource {
 public:
  /// `offset`: of the first byte that is going to be taken. `member`: what records are going to get; it and `sink`
  /// outlive this.
  ElementSource(std::uint64_t offset, std::string_view member, RecordCollector& sink)
      : member_(member), sink_(sink), offset_(offset) {}

  void take(std::string_view bytes);
  /// Hands over the bytes up to the place for a member in the object `text`, which begins at `offset`; the records that
  /// follow are those of this place. Otherwise: why there is no place.
  [[nodiscard]] std::optional<std::string> open_place(std::uint64_t offset, std::string_view text);
  /// Hands over all bytes before `end`, a place in the input.
  void hand_over(std::uint64_t end);
  /// No byte follows: what is left is handed over, with a line end where there is none.
  void finish();

 private:
  std::string_view member_;
  RecordCollector& sink_;
  std::string bytes_;
  std::size_t begin_ = 0;  ///< of those that are not handed over
  std::uint64_t offset_;   ///< of the first of these in the input
  char last_ = '\n';       ///< of the bytes handed over
};

}  // namespace carom::ingest
