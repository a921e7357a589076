// Their magic numbers hold bytes that no text has, or stand where no text that is read begins so.
#include "ingest/bytes/foreign_formats.h"

#include <cstddef>

namespace carom::ingest {
namespace {

using namespace std::string_view_literals;

struct ForeignFormat {
  std::size_t place;
  std::string_view bytes;
  std::string_view what;
};

constexpr ForeignFormat kForeignFormats[] = {
#define FOREIGN(PLACE, BYTES, WHAT) {PLACE, BYTES ""sv, WHAT},
#include "ingest/bytes/foreign_formats.def"
#undef FOREIGN
};

}  // namespace

std::optional<std::string_view> tell_foreign_format(std::string_view beginning, bool is_all) {
  for (const auto& [place, bytes, what] : kForeignFormats) {
    if (place < beginning.size() && beginning.substr(place).starts_with(bytes)) return what;
    if (place == 0 && !is_all && bytes.starts_with(beginning)) return std::nullopt;
  }
  return std::string_view();
}

}  // namespace carom::ingest
