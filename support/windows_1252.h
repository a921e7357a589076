// What text that is not UTF-8 is read as: Windows-1252 (WHATWG Encoding Standard, index windows-1252).
#pragma once

#include <array>

namespace carom {

/// The code point of a byte. 0x80 to 0x9F have a table, of whose five unassigned bytes each is the C1 control of its
/// number; everything else is Latin-1.
[[nodiscard]] constexpr char32_t windows_1252_code_point(char c) {
  constexpr std::array<char32_t, 32> kHighControls = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                      0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte < 0xA0 ? kHighControls[byte - 0x80U] : byte;
}

}  // namespace carom
