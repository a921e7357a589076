#include "compiler/pattern/literal_text.h"

#include <utf8proc.h>

#include <array>

#include "support/utf8.h"

namespace carom::compiler {

void append_text(std::string_view text, std::vector<PatternNode>& sequence) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = decode_utf8(text, at);
    sequence.push_back(one_code_point(step.code_point.value_or(0xFFFD)));
    at += step.size;
  }
}

void append_utf8(char32_t c, std::string& text) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

bool begins_with_combining_mark(std::string_view text) {
  const auto c = decode_utf8(text, 0).code_point;
  return c && utf8proc_get_property(static_cast<utf8proc_int32_t>(*c))->combining_class != 0;
}

}  // namespace carom::compiler
