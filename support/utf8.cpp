// What is asked of whole texts.
#include "support/utf8.h"

namespace carom {

std::string_view cut_to(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  constexpr std::size_t kMostContinuationBytes = 3;
  for (std::size_t back = 0; back <= kMostContinuationBytes && back <= most; ++back)
    if (!is_utf8_continuation(text[most - back])) return text.substr(0, most - back);
  return text.substr(0, most);
}

void append_utf8(char32_t c, std::string& text) {
  char bytes[4];
  text.append(bytes, put_utf8(bytes, c));
}

}  // namespace carom
