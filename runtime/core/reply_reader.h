// How code, status, stage and words are read out of a reply (docs/language.md section 2, "Code and status"). `Places`
// says where to look, as ReplyPlaces does; what is read does not depend on it. Private to those who read replies.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/core/address_groups.h"
#include "runtime/core/reply.h"
#include "runtime/core/reply_text.h"
#include "runtime/core/status_choice.h"
#include "runtime/core/status_conflict.h"

namespace carom::core {

template <class Places>
class ReplyReader {
 public:
  ReplyReader(std::string_view text, const Places& places, Reply& out) : text_(text), places_(places), out_(out) {}

  void read_lines(StatusChoice& statuses) {
    for (std::uint32_t begin = 0; begin < text_.size();) {
      const std::uint32_t end = places_.line_end(begin);
      read_line({begin, end}, statuses);
      begin = end + 1;
    }
  }

  void find_code_inside() {
    AddressGroups groups(text_);
    for (std::uint32_t at = places_.failure_code(0); at < text_.size(); at = places_.failure_code(at + 1)) {
      if (!text_.is_introduced(at)) continue;
      const auto code = text_.code_at(at);
      if (!code || groups.contain(at)) continue;
      out_.code = code;
      out_.code_span = {at, at + 3};
      return;
    }
  }

  void find_statuses_inside(char klass, StatusChoice& statuses) const {
    std::uint32_t at = statuses.is_final() ? text_.size() : places_.status(0, klass);
    for (; at < text_.size() && !statuses.is_final(); at = places_.status(at + 1, klass)) {
      if (text_.touches_before(at)) continue;
      std::uint32_t end = at;
      const auto status = text_.take_status(end);
      statuses.offer(status, {at, end});
    }
  }

  /// Of the first line that is not blank.
  [[nodiscard]] const Leading& first() const { return first_; }

 private:
  void read_line(Span line, StatusChoice& statuses) {
    const Leading leading = text_.read_leading(line.begin);
    if (leading.end >= line.end && !leading.code && !leading.status) return;
    if (out_.stage == Stage::missing) out_.stage = leading.stage;
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
    std::uint32_t at = first_.code ? digit_behind_blank(begin) : words.end;
    while (at < words.end) {
      const std::uint32_t end = end_of_repetition(at);
      if (end != at) {
        keep({begin, at});
        begin = end;
      }
      at = digit_behind_blank(std::max(end, at + 1));
    }
    keep({begin, words.end});
  }

  /// As places_, which is not asked again by each line for one digit far behind it.
  [[nodiscard]] std::uint32_t digit_behind_blank(std::uint32_t from) {
    if (from < asked_from_ || from > digit_) {
      asked_from_ = from;
      digit_ = places_.digit_behind_blank(from);
    }
    return digit_;
  }

  void keep(Span span) {
    if (!span.empty()) out_.kept.push_back(span);
  }

  /// Where `NNN[ -]X.Y.Z` or `NNN-` of the first line ends if it is repeated at `at`; else `at`.
  [[nodiscard]] std::uint32_t end_of_repetition(std::uint32_t at) const {
    if (text_.code_at(at) != first_.code) return at;
    const char separator = text_.at_or_nul(at + 3);
    std::uint32_t end = at + 4;
    if (first_.status && (separator == ' ' || separator == '-') && text_.take_status(end) == first_.status) return end;
    return first_.dash && separator == '-' ? at + 4 : at;
  }

  ReplyText text_;
  const Places& places_;
  Reply& out_;
  Leading first_;
  bool first_read_ = false;
  std::uint32_t asked_from_ =
      1;  // the first digit behind a blank from here on stands at digit_; at first nothing is known
  std::uint32_t digit_ = 0;
};

/// read_reply(), but for the stage that a remark tells, which not every record needs (find_stage()).
template <class Places>
void read_codes(std::string_view text, const Places& places, std::optional<std::uint16_t> own_code,
                std::optional<EnhancedStatus> own_status, std::optional<EnhancedStatus> dsn_status, Reply& out) {
  out.clear();
  out.code = own_code;
  StatusChoice statuses;
  statuses.offer(own_status, {});
  ReplyReader reader(text, places, out);
  reader.read_lines(statuses);
  if (!out.code) reader.find_code_inside();
  if (out.code) reader.find_statuses_inside(static_cast<char>('0' + *out.code / 100), statuses);
  statuses.offer(dsn_status, {});
  out.status = statuses.best();
  out.status_span = statuses.span();
  out.status_conflict = disagree(out.code, out.status) || disagree(own_status, reader.first().status);
}

}  // namespace carom::core
