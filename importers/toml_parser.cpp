// Tables are made and destroyed one inside the other, a call each, so a key of many steps would overflow the stack. Its
// own parser bounds only values inside values.
#include "importers/toml_parser.h"

#include <algorithm>
#include <optional>
#include <string>

namespace carom::importers {
namespace {

// Far more than names have.
constexpr std::uint32_t kMostSteps = 64;

/// Finds a key of too many steps (`a.b.c` has three). Strings and comments are passed over; where the text is no TOML,
/// the parser ends before anything that is misunderstood here.
class KeyScan {
 public:
  explicit KeyScan(std::string_view text) : text_(text) {}

  std::optional<toml::source_position> too_long() {
    while (at_ < text_.size() && dots_ < kMostSteps) take();
    if (dots_ < kMostSteps) return std::nullopt;
    return toml::source_position{line_, static_cast<toml::source_index>(at_ - line_begin_)};
  }

 private:
  void take() {
    switch (text_[at_]) {
      case '"':
      case '\'':
        return pass_string(text_[at_]);
      case '#':
        at_ = std::min(text_.find('\n', at_), text_.size());
        return;
      case '.':
        ++dots_;
        break;
      case '\n':
        note_line();
        [[fallthrough]];
      case '=':
      case ',':
      case '[':
      case ']':
      case '{':
      case '}':
        dots_ = 0;
        break;
      default:
        break;
    }
    ++at_;
  }

  void pass_string(char quote) {
    const std::string three(3, quote);
    const bool has_lines = text_.substr(at_).starts_with(three);
    at_ += has_lines ? 3 : 1;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n' && !has_lines) return;
      if (text_[at_] == '\n') note_line();
      if (text_[at_] == '\\' && quote == '"') {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') note_line();
      } else if (has_lines ? text_.substr(at_).starts_with(three) : text_[at_] == quote) {
        return pass_end(quote, has_lines);
      }
    }
  }

  /// Up to two quotes before the three that end it belong to a string of several lines.
  void pass_end(char quote, bool has_lines) {
    const std::size_t most = has_lines ? 5 : 1;
    for (std::size_t passed = 0; passed < most && at_ < text_.size() && text_[at_] == quote; ++passed) ++at_;
  }

  void note_line() {
    ++line_;
    line_begin_ = at_ + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;  ///< offset of its first byte
  toml::source_index line_ = 1;
  std::uint32_t dots_ = 0;  ///< of the key at hand
};

}  // namespace

toml::parse_result parse_toml(std::string_view text) {
  if (const auto where = KeyScan(text).too_long())
    return toml::parse_result(
        toml::parse_error("the key has more than the " + std::to_string(kMostSteps) + " steps that are read", *where));
  return toml::parse(text);
}

}  // namespace carom::importers
