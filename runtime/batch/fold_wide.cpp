// Works in place, which is why every character must keep its length. White space is there already: fold() leaves a
// space in no word where a byte is none of ASCII.
#include "runtime/batch/fold_wide.h"

#include <cstdint>
#include <cstring>

#include "runtime/core/settled_code_point.h"
#include "support/ascii.h"
#include "support/utf8.h"

namespace carom::batch {
namespace {

/// The place of the first byte beyond ASCII from `at` on; the text's end if there is none.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t eight = 0;
  while (at + sizeof eight <= text.size()) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
    at += sizeof eight;
  }
  while (at < text.size() && is_ascii(text[at])) ++at;
  return at;
}

void add_to_word(std::size_t at, BlockMasks* masks) {
  masks[at / kBlockBytes].word |= std::uint64_t{1} << at % kBlockBytes;
}

}  // namespace

bool fold_wide(std::string_view text, char* folded, BlockMasks* masks) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size();) {
    const Utf8Step step = decode_utf8(text, at);
    if (!step.code_point) return false;
    const std::int32_t form = core::settled_form(static_cast<std::int32_t>(*step.code_point));
    if (form == 0) return false;
    if (form != ' ') {
      char bytes[4];
      const char* end = put_utf8(bytes, static_cast<char32_t>(form));
      if (static_cast<std::size_t>(end - bytes) != step.size) return false;
      std::memcpy(folded + at, bytes, step.size);
      for (std::size_t i = 0; i < step.size; ++i) add_to_word(at + i, masks);
    }
    at += step.size;
    if (at < text.size() && is_ascii(text[at])) at = skip_ascii(text, at);
  }
  return true;
}

}  // namespace carom::batch
