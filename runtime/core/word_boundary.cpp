// ASCII is answered from the byte; the rest by utf8proc's categories.
#include "runtime/core/word_boundary.h"

#include <utf8proc.h>

namespace carom::core {
namespace {

bool is_wide_letter_or_digit(std::string_view sequence) {
  std::int32_t code_point = 0;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(sequence.data()),
                                     static_cast<utf8proc_ssize_t>(sequence.size()), &code_point);
  if (size <= 0) return true;
  const auto category = utf8proc_category(code_point);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

bool wide_letter_or_digit_at(std::string_view text, std::size_t at) {
  return is_wide_letter_or_digit(text.substr(at, 4));
}

bool wide_letter_or_digit_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(text[begin])) --begin;
  // A continuation byte behind ASCII is no UTF-8.
  return is_ascii(text[begin]) || is_wide_letter_or_digit(text.substr(begin, at - begin));
}

}  // namespace carom::core
