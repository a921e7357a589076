// A few lines tell most formats; a mail may need all of its header.
#include "ingest/beginning.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "ingest/bytes/descriptor_bytes.h"
#include "ingest/readers.h"
#include "support/byte_order_mark.h"

namespace carom::ingest {
namespace {

// Enough for the headers of almost every mail; detection needs no more than a few lines of the other formats.
constexpr std::size_t kDetectionBytes = 65536;

Error not_text(std::string_view name, const std::string& found) {
  return {ErrorKind::unreadable,
          fmt::format("{}: found {}, expected replies, JSON or a mail as text", shown_name(name), found)};
}

/// Nothing: what is there may be the beginning of more than one thing.
std::optional<Beginning> tell_beginning(std::string_view text, Format given, bool is_all) {
  if (!is_all && text.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(text)) return std::nullopt;
  const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (given != Format::automatic) return Beginning{mark, given};
  const std::optional<Format> format = tell_format(text.substr(mark), is_all);
  return format ? std::optional(Beginning{mark, *format}) : std::nullopt;
}

}  // namespace

Expected<Beginning> look_at_beginning(Input& input, Format given) {
  for (;;) {
    const Expected<bool> more = input.read_ahead();
    if (!more) return std::unexpected(more.error());
    const bool is_all = !*more || input.ahead().size() >= kDetectionBytes;
    const std::optional<std::string> binary = tell_binary(input.ahead(), is_all);
    if (binary && !binary->empty()) return std::unexpected(not_text(input.name(), *binary));
    const std::optional<Beginning> told = tell_beginning(input.ahead(), given, is_all);
    if (told && binary) return *told;
  }
}

}  // namespace carom::ingest
