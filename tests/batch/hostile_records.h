// Records made of what is hostile to reading them: codes in every place, line ends, blanks, controls, remarks, bytes
// that are not ASCII, and all of it across the ends of blocks.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

#include "runtime/core/record.h"

namespace carom::batch {

/// A record and the bytes it views.
struct OwnedRecord {
  std::string text;
  core::Record record;

  core::Record& view() {
    record.text = text;
    return record;
  }
};

class HostileRecords {
 public:
  explicit HostileRecords(std::uint32_t seed) : random_(seed) {}

  OwnedRecord next() {
    OwnedRecord made;
    made.text = text();
    core::Record& record = made.record;
    if (one_in(4)) record.code = pick<std::uint16_t>({450, 550, 250, 354, 605, 199, 700});
    if (one_in(4)) record.status = status();
    if (one_in(6)) record.dsn_status = status();
    if (one_in(6)) record.stage = static_cast<core::Stage>(below(13));
    if (one_in(8)) record.dsn_action = static_cast<core::DsnAction>(below(8));
    if (one_in(8)) record.esp_type = static_cast<core::EspType>(below(8));
    if (one_in(8)) record.information = static_cast<core::Information>(below(7));
    if (one_in(8)) record.esp_class = pick<std::string_view>({" ", "hard", "\xE2\x80\x8B", "\x01"});
    return made;
  }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  template <class T>
  T pick(std::initializer_list<T> values) {
    return values.begin()[below(static_cast<std::uint32_t>(values.size()))];
  }

  core::EnhancedStatus status() {
    return {.klass = pick<std::uint8_t>({5, 5, 4, 2, 3, 0}),
            .subject = pick<std::uint16_t>({0, 1, 7, 999, 1000}),
            .detail = pick<std::uint16_t>({0, 1, 26, 999, 1000})};
  }

  std::string_view part() {
    return pick<std::string_view>({"550",         "550 ",       "550-",
                                   "550-5.7.1 ",  "550 5.7.1 ", "5.7.1",
                                   "5.0.0 ",      "4.2.2",      " ",
                                   "  ",          "\t",         "\r",
                                   "\n",          "\r\n",       "smtp;",
                                   "SMTP; 550",   "\x01",       "\x7F",
                                   ": 450",       "(451 ",      "[452",
                                   "'4.1.1",      "(5.1.1)",    "<5",
                                   ".",           "2001:db8:",  "450::1",
                                   "10:45",       ":550",       "(in reply",
                                   " to RCPT TO", " command)",  "(IN\r\nREPLY TO end  of\tDATA command)",
                                   "(",           ")",          "i",
                                   "Unknown",     "USER",       "a",
                                   "Z",           "-",          "@[`{",
                                   "5",           "6",          "2",
                                   "/",           ";",          "\"",
                                   "wrapped\n ",  "x.y",        "192.0.2.5 ",
                                   "5.1.1000"});
  }
  std::string_view wide_part() {
    return pick<std::string_view>({"\xC3\x89", "\xFF", "\xE7\x94\xA8", "\xE2\x80\x8B", "\xC2\xA0", "\xCC\x81", "\x80"});
  }

  /// Stands for itself whatever is beside it, in as many bytes: letters, and spaces of two and three bytes; and two
  /// whose lower case is shorter.
  std::string_view settled_part() {
    return pick<std::string_view>({"\xC3\x89", "\xC3\xBC", "\xD0\x9F", "\xE7\x94\xA8", "\xC5\xB8", "\xC2\xA0",
                                   "\xE3\x80\x80", "\xC2\xBF", one_in(20) ? "\xE1\xBA\x9E" : "\xC3\x9F",
                                   one_in(20) ? "\xE2\x84\xAA" : "\xE2\x80\x99"});
  }

  std::string text() {
    if (one_in(10)) return around_block_edges();
    if (one_in(400)) return around_the_limit();
    std::string text = one_in(3) ? "550-5.7.1 a" : "";
    const std::uint32_t parts = below(one_in(10) ? 120 : 14);
    const bool is_wide = one_in(6);
    const bool is_settled = one_in(2);
    for (std::uint32_t i = 0; i < parts; ++i)
      text += !is_wide || !one_in(5) ? part() : is_settled ? settled_part() : wide_part();
    return text;
  }

  /// What is looked for lies across the end of a block.
  std::string around_block_edges() {
    std::string text = one_in(2) ? "550-5.7.1 " : "";
    const std::uint32_t edge = 64 * (1 + below(4));
    const std::uint32_t back = below(20);
    const char filler = pick({'x', 'X', ' ', '5', '.', '\n'});
    if (text.size() + back < edge) text.resize(edge - back, filler);
    for (std::uint32_t i = below(6); i > 0; --i) text += one_in(4) ? settled_part() : part();
    if (one_in(3)) text.resize(64 * (1 + below(6)) + below(3), 'y');
    return text;
  }

  std::string around_the_limit() {
    std::string text;
    while (text.size() < 65'500) text += part();
    text.resize(65'500 + below(100), 'z');
    if (one_in(2)) text += "\xE7\x94\xA8";
    return text;
  }

  std::mt19937 random_;
};

}  // namespace carom::batch
