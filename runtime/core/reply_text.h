// A reply's text, looked at closely at one place: is this a code, a status, the beginning of a line's words?
// Private to those who read replies; docs/decisions/0003-code-and-status.md says what counts and why.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/record.h"
#include "runtime/core/stage_command.h"
#include "runtime/core/word_boundary.h"
#include "support/ascii.h"
#include "support/span.h"

namespace carom::core {

/// What a line loses at its beginning: `[smtp;] [[RCPT TO:<…> [SIZE=…]] NNN[-:]] [X.Y.Z[:]]`.
struct Leading {
  std::optional<std::uint16_t> code;
  bool dash = false;             ///< `NNN-`
  Stage stage = Stage::missing;  ///< that the command before the code belongs to
  std::optional<EnhancedStatus> status;
  Span code_span;
  Span status_span;
  std::uint32_t end = 0;  ///< where the words begin
};

/// Every question is answered in constant time, blanks that are skipped aside. Places may lie behind the end.
class ReplyText {
 public:
  explicit ReplyText(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view view() const { return text_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] char at_or_nul(std::uint32_t at) const { return at < size() ? text_[at] : '\0'; }

  /// A code from 200 to 699 that begins at `at` and touches nothing behind it.
  [[nodiscard]] std::optional<std::uint16_t> code_at(std::uint32_t at) const {
    if (at_or_nul(at) < '2' || at_or_nul(at) > '6') return std::nullopt;
    if (!is_digit(at_or_nul(at + 1)) || !is_digit(at_or_nul(at + 2)) || touches_behind(at + 3)) return std::nullopt;
    return static_cast<std::uint16_t>((text_[at] - '0') * 100 + (text_[at + 1] - '0') * 10 + (text_[at + 2] - '0'));
  }

  /// A status that touches nothing behind it; moves `at` behind the status.
  [[nodiscard]] std::optional<EnhancedStatus> take_status(std::uint32_t& at) const {
    if (at >= size()) return std::nullopt;
    std::string_view rest = text_.substr(at);
    const auto status = take_enhanced_status(rest);
    const auto end = size() - static_cast<std::uint32_t>(rest.size());
    if (!status || touches_behind(end)) return std::nullopt;
    at = end;
    return status;
  }

  [[nodiscard]] Leading read_leading(std::uint32_t line) const {
    Leading found;
    std::uint32_t at = line;
    skip_blanks(at);
    skip_diagnostic_type(at);
    found.stage = take_command(at);
    found.code = code_at(at);
    if (found.code) {
      found.code_span = {at, at + 3};
      at += 3;
      found.dash = at_or_nul(at) == '-';
      skip_separator(at, '-');
    }
    const std::uint32_t status_begin = at;
    found.status = take_status(at);
    if (found.status) {
      found.status_span = {status_begin, at};
      skip_separator(at, ':');
    }
    found.end = at;
    return found;
  }

  /// Goes on, before `at`, as a word, a longer number or a dotted one.
  [[nodiscard]] bool touches_before(std::uint32_t at) const {
    return letter_or_digit_before(text_, at) || (at >= 2 && text_[at - 1] == '.' && is_digit(text_[at - 2]));
  }

  /// Behind one of `: ; ( < [ ' "` and at most one space.
  [[nodiscard]] bool is_introduced(std::uint32_t at) const {
    const std::uint32_t end = at > 0 && text_[at - 1] == ' ' ? at - 1 : at;
    return end > 0 && std::string_view(":;(<['\"").contains(text_[end - 1]);
  }

 private:
  [[nodiscard]] bool touches_behind(std::uint32_t end) const {
    return letter_or_digit_at(text_, end) || (at_or_nul(end) == '.' && is_digit(at_or_nul(end + 1)));
  }

  void skip_blanks(std::uint32_t& at) const {
    while (is_blank(at_or_nul(at))) ++at;
  }

  /// A colon, or `also`, and blanks.
  void skip_separator(std::uint32_t& at, char also) const {
    if (at_or_nul(at) == ':' || at_or_nul(at) == also) ++at;
    skip_blanks(at);
  }

  /// RFC 3464 puts the type of a diagnostic before it.
  void skip_diagnostic_type(std::uint32_t& at) const {
    constexpr std::string_view kType = "smtp;";
    if (!stands(kType, at)) return;
    at += static_cast<std::uint32_t>(kType.size());
    skip_blanks(at);
  }

  /// Some logs put the command that was answered before the answer: `RCPT TO:<kim@a.example> 550 …`, with its
  /// parameters `MAIL FROM:<lee@a.example> SIZE=2048: 552 …`. Without a code behind it, it is text.
  [[nodiscard]] Stage take_command(std::uint32_t& at) const {
    constexpr std::array<std::string_view, 2> kCommands = {"rcpt to", "mail from"};
    for (const std::string_view command : kCommands) {
      std::uint32_t behind = at + static_cast<std::uint32_t>(command.size());
      if (!stands(command, at) || at_or_nul(behind) != ':') continue;
      ++behind;
      skip_blanks(behind);
      if (!skip_path(behind)) break;
      skip_parameters(behind);
      skip_separator(behind, ':');
      if (!code_at(behind)) break;
      at = behind;
      return stage_of_command(command).value_or(Stage::missing);
    }
    return Stage::missing;
  }

  /// `<…>` in one line; a path that counts is no longer than a command's 512 octets (RFC 5321 section 4.5.3.1.4).
  [[nodiscard]] bool skip_path(std::uint32_t& at) const {
    constexpr std::uint32_t kMost = 512;
    if (at_or_nul(at) != '<') return false;
    const std::size_t length = text_.substr(at, kMost).find_first_of(">\r\n");
    if (length == std::string_view::npos || text_[at + length] != '>') return false;
    at += static_cast<std::uint32_t>(length) + 1;
    return true;
  }

  /// ` SIZE=2048 BODY=8BITMIME SMTPUTF8` (RFC 5321 section 4.1.2), up to the blank, colon or line end behind them. They
  /// count as long as a command and the room that extensions ask for (RFC 3461 section 4, RFC 4954 section 3).
  void skip_parameters(std::uint32_t& at) const {
    constexpr std::uint32_t kMost = 1512;
    for (const std::uint32_t limit = at + kMost; at < limit;) {
      std::uint32_t behind = at;
      skip_blanks(behind);
      if (behind == at || code_at(behind) || !skip_parameter(behind, limit)) return;
      at = behind;
    }
  }

  /// Words without `=` are prose, but for the keywords that have no value.
  [[nodiscard]] bool skip_parameter(std::uint32_t& at, std::uint32_t limit) const {
    constexpr std::array<std::string_view, 3> kWithoutValue = {"smtputf8", "requiretls", "conperm"};
    std::uint32_t end = at;
    while (end < limit && (is_letter_or_digit(at_or_nul(end)) || at_or_nul(end) == '-')) ++end;
    const std::uint32_t size = end - at;
    const bool has_value = size > 0 && at_or_nul(end) == '=';
    const auto is_keyword = [&](std::string_view word) { return word.size() == size && stands(word, at); };
    if (!has_value && std::ranges::none_of(kWithoutValue, is_keyword)) return false;
    while (end < limit && !ends_parameter(end)) ++end;
    at = end;
    return true;
  }

  /// A colon is part of a value unless a blank or a code follows it.
  [[nodiscard]] bool ends_parameter(std::uint32_t at) const {
    const auto separates = [](char c) { return is_blank(c) || is_line_end(c) || c == '\0'; };
    if (at_or_nul(at) != ':') return separates(at_or_nul(at));
    return separates(at_or_nul(at + 1)) || code_at(at + 1);
  }

  /// `lower` at `at`, in any case.
  [[nodiscard]] bool stands(std::string_view lower, std::uint32_t at) const {
    for (std::uint32_t i = 0; i < lower.size(); ++i)
      if (to_lower(at_or_nul(at + i)) != lower[i]) return false;
    return true;
  }

  std::string_view text_;
};

}  // namespace carom::core
