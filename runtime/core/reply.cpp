// Codes stand in many places of a reply; docs/decisions/0003-code-and-status.md says which ones count and why.
#include "runtime/core/reply.h"

#include <algorithm>
#include <cstddef>

#include "runtime/core/reply_stage.h"
#include "runtime/core/word_boundary.h"

namespace carom::core {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_line_end(char c) {
  return c == '\r' || c == '\n';
}

/// What a line loses at its beginning: `[smtp;] [NNN[-:]] [X.Y.Z[:]]`.
struct Leading {
  std::optional<std::uint16_t> code;
  bool dash = false;  ///< `NNN-`
  std::optional<EnhancedStatus> status;
  Span code_span;
  Span status_span;
  std::uint32_t end = 0;  ///< where the words begin
};

/// Of several statuses the first that is not x.0.0, else the first.
class StatusChoice {
 public:
  void offer(std::optional<EnhancedStatus> status, Span span) {
    if (!status || (best_ && (best_->is_specific() || !status->is_specific()))) return;
    best_ = status;
    span_ = span;
  }
  [[nodiscard]] bool is_final() const { return best_ && best_->is_specific(); }
  [[nodiscard]] std::optional<EnhancedStatus> best() const { return best_; }
  [[nodiscard]] Span span() const { return span_; }

 private:
  std::optional<EnhancedStatus> best_;
  Span span_;
};

class ReplyReader {
 public:
  explicit ReplyReader(std::string_view text, Reply& out) : text_(text), out_(out) {}

  void read_lines(StatusChoice& statuses) {
    std::uint32_t begin = 0;
    while (begin < size()) {
      std::uint32_t end = begin;
      while (end < size() && !is_line_end(text_[end])) ++end;
      read_line({begin, end}, statuses);
      begin = end + 1;
    }
  }

  void find_code_inside() {
    for (std::uint32_t at = 1; at < size(); ++at) {
      if ((text_[at] != '4' && text_[at] != '5') || !is_introduced(at)) continue;
      const auto code = code_at(at);
      if (!code || stands_in_address(at)) continue;
      out_.code = code;
      out_.code_span = {at, at + 3};
      return;
    }
  }

  void find_statuses_inside(char klass, StatusChoice& statuses) const {
    for (std::uint32_t at = 0; at < size() && !statuses.is_final(); ++at) {
      if (text_[at] != klass || touches_before(at)) continue;
      std::uint32_t end = at;
      const auto status = status_at(end);
      statuses.offer(status, {at, end});
    }
  }

  [[nodiscard]] const Leading& first() const { return first_; }

 private:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] char at_or_nul(std::uint32_t at) const { return at < size() ? text_[at] : '\0'; }

  /// A number that ends at `end` goes on as a word, a longer number or a dotted one.
  [[nodiscard]] bool touches_behind(std::uint32_t end) const {
    return letter_or_digit_at(text_, end) || (at_or_nul(end) == '.' && is_digit(at_or_nul(end + 1)));
  }
  [[nodiscard]] bool touches_before(std::uint32_t at) const {
    return letter_or_digit_before(text_, at) || (at >= 2 && text_[at - 1] == '.' && is_digit(text_[at - 2]));
  }

  [[nodiscard]] std::optional<std::uint16_t> code_at(std::uint32_t at) const {
    if (at_or_nul(at) < '2' || at_or_nul(at) > '6') return std::nullopt;
    if (!is_digit(at_or_nul(at + 1)) || !is_digit(at_or_nul(at + 2)) || touches_behind(at + 3)) return std::nullopt;
    return static_cast<std::uint16_t>((text_[at] - '0') * 100 + (text_[at + 1] - '0') * 10 + (text_[at + 2] - '0'));
  }

  /// Moves `at` behind the status.
  std::optional<EnhancedStatus> status_at(std::uint32_t& at) const {
    std::string_view rest = text_.substr(std::min<std::size_t>(at, size()));
    const auto status = take_enhanced_status(rest);
    const auto end = size() - static_cast<std::uint32_t>(rest.size());
    if (!status || touches_behind(end)) return std::nullopt;
    at = end;
    return status;
  }

  void skip_blanks(std::uint32_t& at) const {
    while (is_blank(at_or_nul(at))) ++at;
  }

  /// RFC 3464 puts the type of a diagnostic before it.
  void skip_diagnostic_type(std::uint32_t& at) const {
    constexpr std::string_view kType = "smtp;";
    const std::string_view head = text_.substr(at, kType.size());
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; };
    if (!std::equal(head.begin(), head.end(), kType.begin(), kType.end(), same)) return;
    at += static_cast<std::uint32_t>(kType.size());
    skip_blanks(at);
  }

  [[nodiscard]] Leading read_leading(std::uint32_t at) const {
    Leading found;
    skip_blanks(at);
    skip_diagnostic_type(at);
    found.code = code_at(at);
    if (found.code) {
      found.code_span = {at, at + 3};
      at += 3;
      found.dash = at_or_nul(at) == '-';
      skip_separator(at, "-:");
    }
    const std::uint32_t status_begin = at;
    found.status = status_at(at);
    if (found.status) {
      found.status_span = {status_begin, at};
      skip_separator(at, ":");
    }
    found.end = at;
    return found;
  }

  void skip_separator(std::uint32_t& at, std::string_view separators) const {
    if (separators.contains(at_or_nul(at)) && at < size()) ++at;
    skip_blanks(at);
  }

  void read_line(Span line, StatusChoice& statuses) {
    const Leading leading = read_leading(line.begin);
    if (leading.end >= line.end && !leading.code && !leading.status) return;
    if (!first_read_) first_ = leading;
    first_read_ = true;
    if (!out_.code && leading.code && *leading.code >= 400) {
      out_.code = leading.code;
      out_.code_span = leading.code_span;
    }
    statuses.offer(leading.status, leading.status_span);
    keep_words({leading.end, line.end});
  }

  /// Keeps `words` without the repetitions of the first line's codes that a source left when it joined lines.
  void keep_words(Span words) {
    std::uint32_t begin = words.begin;
    for (std::uint32_t at = words.begin; at < words.end; ++at) {
      const std::uint32_t end = is_blank_before(at) ? end_of_repetition(at) : at;
      if (end == at) continue;
      keep({begin, at});
      begin = end;
      at = end - 1;
    }
    keep({begin, words.end});
  }

  void keep(Span span) {
    if (!span.empty()) out_.kept.push_back(span);
  }

  [[nodiscard]] bool is_blank_before(std::uint32_t at) const { return at > 0 && is_blank(text_[at - 1]); }

  /// Where `NNN[ -]X.Y.Z` or `NNN-` of the first line ends if it is repeated at `at`; else `at`.
  [[nodiscard]] std::uint32_t end_of_repetition(std::uint32_t at) const {
    if (!first_.code || !is_digit(text_[at]) || code_at(at) != first_.code) return at;
    const char separator = at_or_nul(at + 3);
    std::uint32_t end = at + 4;
    if (first_.status && (separator == ' ' || separator == '-') && status_at(end) == first_.status) return end;
    return first_.dash && separator == '-' ? at + 4 : at;
  }

  /// Behind one of `: ; ( < [ ' "` and at most one space.
  [[nodiscard]] bool is_introduced(std::uint32_t at) const {
    const std::uint32_t before = text_[at - 1] == ' ' ? at - 1 : at;
    return before > 0 && std::string_view(":;(<['\"").contains(text_[before - 1]);
  }

  /// Whether the number is a group of an IPv6 address or of a time: `2001:db8:450::1`, `10:45:550`.
  [[nodiscard]] bool stands_in_address(std::uint32_t at) const {
    constexpr std::uint32_t kLongestAddress = 45;
    const auto in_address = [](char c) {
      return is_digit(c) || c == ':' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    std::uint32_t begin = at;
    while (begin > 0 && at - begin < kLongestAddress && in_address(text_[begin - 1])) --begin;
    std::uint32_t end = at;
    while (end < size() && end - at < kLongestAddress && in_address(text_[end])) ++end;
    const std::string_view token = text_.substr(begin, end - begin);
    return std::ranges::count(token, ':') >= 2 && !letter_or_digit_before(text_, begin);
  }

  std::string_view text_;
  Reply& out_;
  Leading first_;
  bool first_read_ = false;
};

/// Codes 3xx and 6xx have no class of status to agree with.
bool disagree(std::optional<std::uint16_t> code, std::optional<EnhancedStatus> status) {
  if (!code || !status) return false;
  const int klass = *code / 100;
  return (klass == 2 || klass == 4 || klass == 5) && klass != status->klass;
}

/// `own` of the form x.0.0 says nothing that a status of its class could contradict.
bool disagree(std::optional<EnhancedStatus> own, std::optional<EnhancedStatus> first_line) {
  if (!own || !first_line || !first_line->is_specific()) return false;
  return own->is_specific() ? own != first_line : own->klass != first_line->klass;
}

}  // namespace

void Reply::clear() {
  code.reset();
  status.reset();
  status_conflict = false;
  stage = Stage::missing;
  code_span = status_span = {};
  kept.clear();
}

void read_reply(std::string_view text, std::optional<std::uint16_t> own_code, std::optional<EnhancedStatus> own_status,
                std::optional<EnhancedStatus> dsn_status, Reply& out) {
  out.clear();
  out.code = own_code;
  StatusChoice statuses;
  statuses.offer(own_status, {});
  ReplyReader reader(text, out);
  reader.read_lines(statuses);
  if (!out.code) reader.find_code_inside();
  if (out.code) reader.find_statuses_inside(static_cast<char>('0' + *out.code / 100), statuses);
  statuses.offer(dsn_status, {});
  out.status = statuses.best();
  out.status_span = statuses.span();
  out.status_conflict = disagree(out.code, out.status) || disagree(own_status, reader.first().status);
  out.stage = find_stage(text);
}

}  // namespace carom::core
