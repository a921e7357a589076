// RFC 3629 by lead bytes: each says how many follow and what the smallest code point of that length is.
#include "support/utf8.h"

namespace carom {
namespace {

struct Lead {
  std::size_t size;
  char32_t bits;
  char32_t smallest;  // a smaller code point in this many bytes would be overlong
};

std::optional<Lead> lead_of(unsigned char byte) {
  if (byte < 0x80U) return Lead{1, byte, 0};
  if ((byte & 0xE0U) == 0xC0U) return Lead{2, byte & 0x1FU, 0x80};
  if ((byte & 0xF0U) == 0xE0U) return Lead{3, byte & 0x0FU, 0x800};
  if ((byte & 0xF8U) == 0xF0U) return Lead{4, byte & 0x07U, 0x10000};
  return std::nullopt;
}

bool is_scalar(char32_t point) {
  return point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

}  // namespace

Utf8Step decode_utf8(std::string_view text, std::size_t at) {
  const auto lead = lead_of(static_cast<unsigned char>(text[at]));
  if (!lead || text.size() - at < lead->size) return {};
  char32_t point = lead->bits;
  for (std::size_t i = 1; i < lead->size; ++i) {
    if (!is_utf8_continuation(text[at + i])) return {};
    point = point << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  if (point < lead->smallest || !is_scalar(point)) return {};
  return {point, lead->size};
}

std::string_view cut_to(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  constexpr std::size_t kMostContinuationBytes = 3;
  for (std::size_t back = 0; back <= kMostContinuationBytes && back <= most; ++back)
    if (!is_utf8_continuation(text[most - back])) return text.substr(0, most - back);
  return text.substr(0, most);
}

char* put_utf8(char* out, char32_t c) {
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  const auto put_bits = [&](char32_t shift) { put(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put_bits(0);
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put_bits(6);
    put_bits(0);
  } else {
    put(0xF0U | c >> 18U);
    put_bits(12);
    put_bits(6);
    put_bits(0);
  }
  return out;
}

void append_utf8(char32_t c, std::string& text) {
  char bytes[4];
  text.append(bytes, put_utf8(bytes, c));
}

}  // namespace carom
