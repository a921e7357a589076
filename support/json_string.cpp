// Eight bytes at a time as long as they stand for themselves; the rest one by one.
#include "support/json_string.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "support/byte_buffer.h"
#include "support/utf8.h"

namespace carom {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kHex = "0123456789abcdef";

// Plain bytes stand for themselves: printable ASCII but for quote and backslash. A word is eight bytes at once; the
// tests on it set the high bit of a byte (Warren, Hacker's Delight, section 6-1).
using Word = std::uint64_t;
constexpr Word kOnes = 0x0101010101010101U;
constexpr Word kHighBits = 0x80U * kOnes;

template <class T>
T load(const char* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

template <class T>
void store(char* to, T value) {
  std::memcpy(to, &value, sizeof value);
}

constexpr Word zero_bytes(Word word) {
  return (word - kOnes) & ~word;
}

constexpr bool is_plain(Word word) {
  const Word controls = (word - 0x20U * kOnes) & ~word;
  const Word quotes = zero_bytes(word ^ '"' * kOnes);
  const Word backslashes = zero_bytes(word ^ '\\' * kOnes);
  const Word deletes_and_non_ascii = word | (word + kOnes);
  return ((controls | quotes | backslashes | deletes_and_non_ascii) & kHighBits) == 0;
}

constexpr bool is_plain(char c) {
  return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
}

// The longest plain beginning of `text`, up to seven bytes short: the rest is looked at byte by byte.
std::size_t copy_plain_words(char* out, std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const Word word = load<Word>(text.data() + at);
    store(out + at, word);
    if (!is_plain(word)) return at;
  }
  return at;
}

// Texts below eight bytes, and the rest of longer ones, as two halves that overlap; false when they are not all plain.
bool copy_plain_rest(char* out, const char* text, std::size_t size) {
  if (size < 4) {
    for (std::size_t i = 0; i < size; ++i) {
      if (!is_plain(text[i])) return false;
      out[i] = text[i];
    }
    return true;
  }
  const auto first = load<std::uint32_t>(text);
  const auto last = load<std::uint32_t>(text + size - 4);
  store(out, first);
  store(out + size - 4, last);
  return is_plain(Word{first} | Word{last} << 32U);
}

// The two-letter escapes of RFC 8259 section 7; 0 where there is none.
constexpr char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

char* put_escape(char* out, char32_t c) {
  *out++ = '\\';
  *out++ = 'u';
  for (int shift = 12; shift >= 0; shift -= 4) *out++ = kHex[(c >> static_cast<unsigned>(shift)) & 0xFU];
  return out;
}

// One code point, or one byte that is none; takes it off `text`.
char* put_one(char* out, std::string_view& text) {
  const Utf8Step step = decode_utf8(text, 0);
  const std::string_view bytes = text.substr(0, step.size);
  text.remove_prefix(step.size);
  if (!step.code_point) return put(out, kReplacement);
  if (const char letter = short_escape(bytes.front()); letter != 0) {
    *out++ = '\\';
    *out++ = letter;
    return out;
  }
  return acts_on_terminal(*step.code_point) ? put_escape(out, *step.code_point) : put(out, bytes);
}

}  // namespace

char* put_json_string(char* out, std::string_view text) {
  *out++ = '"';
  while (!text.empty()) {
    const std::size_t plain = copy_plain_words(out, text);
    out += plain;
    text.remove_prefix(plain);
    if (text.size() < 8 && copy_plain_rest(out, text.data(), text.size())) {
      out += text.size();
      break;
    }
    // One of the next eight bytes is not plain.
    while (!text.empty() && is_plain(text.front())) {
      *out++ = text.front();
      text.remove_prefix(1);
    }
    if (!text.empty()) out = put_one(out, text);
  }
  *out++ = '"';
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  const std::size_t before = out.size();
  out.resize_and_overwrite(before + json_string_bound(text.size()), [&](char* begin, std::size_t) {
    return static_cast<std::size_t>(put_json_string(begin + before, text) - begin);
  });
}

}  // namespace carom
