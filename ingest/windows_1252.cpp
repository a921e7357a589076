#include "ingest/windows_1252.h"

#include <array>
#include <cstdint>

namespace carom::ingest {
namespace {

// 0x80 to 0x9F; everything else is Latin-1.
constexpr std::array<std::uint16_t, 32> kHighControls = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

char byte(unsigned value) {
  return static_cast<char>(static_cast<unsigned char>(value));
}

}  // namespace

std::string utf8_from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    unsigned point = static_cast<unsigned char>(c);
    if (point >= 0x80 && point < 0xA0) point = kHighControls[point - 0x80];
    if (point < 0x80) {
      text += c;
    } else if (point < 0x800) {
      text += {byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F))};
    } else {
      text += {byte(0xE0 | point >> 12), byte(0x80 | (point >> 6 & 0x3F)), byte(0x80 | (point & 0x3F))};
    }
  }
  return text;
}

}  // namespace carom::ingest
