// Looks at the lines behind blank ones. What is in doubt is taken for the message that the first mail returns.
#include "ingest/mail/further_mails.h"

#include <algorithm>
#include <string>

#include "ingest/mail/header_block.h"
#include "ingest/mail/machine_mail.h"
#include "ingest/mail/mbox_separator.h"
#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

/// The line that ends the first mail's parts; empty where it has none.
std::string end_of_parts(const HeaderBlock& header) {
  const std::string type = header.value("content-type");
  const std::size_t at = to_lower(type).find("boundary=");
  if (at == std::string::npos) return {};
  std::string_view boundary = std::string_view(type).substr(at + std::string_view("boundary=").size());
  if (boundary.starts_with('"')) return "--" + std::string(boundary.substr(1, boundary.find('"', 1) - 1)) + "--";
  return "--" + std::string(trim(boundary.substr(0, boundary.find_first_of("; \t")))) + "--";
}

std::size_t count_from_lines(std::string_view rest) {
  std::size_t count = 0;
  bool is_after_blank = false;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const bool is_from = is_after_blank && is_mbox_separator(line);
    if (is_from && !HeaderBlock::take_from(rest).empty()) ++count;
    is_after_blank = is_from || trim(line).empty();
  }
  return count;
}

/// `Return-Path: <>` is the first field of a mail (RFC 5321 section 4.4): a line before it belongs to another.
class Tops {
 public:
  explicit Tops(std::string_view bytes) : bytes_(bytes) {}

  /// `rest`, a tail of the bytes, up to the next one behind its beginning. Linear as long as tails get shorter.
  [[nodiscard]] std::string_view before_next(std::string_view rest) {
    const std::size_t at = bytes_.size() - rest.size();
    if (next_ <= at) next_ = std::min(bytes_.find("\nReturn-Path: <>", at), bytes_.size() - 1) + 1;
    return rest.substr(0, next_ - at);
  }

 private:
  std::string_view bytes_;
  std::size_t next_ = 0;
};

/// Follows the lines of a mail and of what may be joined to it.
class JoinedMails {
 public:
  explicit JoinedMails(std::string_view bytes)
      : tops_(bytes),
        rest_(bytes),
        parts_end_(end_of_parts(HeaderBlock::take_from(rest_))),
        is_inside_parts_(!parts_end_.empty()) {}

  [[nodiscard]] std::size_t count() {
    while (!rest_.empty())
      if (!may_begin_mail() || !pass_over_header()) pass_over_line();
    return count_;
  }

 private:
  [[nodiscard]] bool may_begin_mail() const {
    if (is_inside_parts_) return false;
    if (is_after_blank_) return !is_titled_ && !is_line_end(rest_.front());
    return rest_.starts_with("Return-Path: <>");
  }

  /// False: there is none, and nothing was passed over.
  bool pass_over_header() {
    const std::string_view before_next = tops_.before_next(rest_);
    std::string_view behind = before_next;
    const HeaderBlock header = HeaderBlock::take_from(behind);
    if (is_signed_by_machine(header)) ++count_;
    is_after_blank_ = false;
    rest_.remove_prefix(before_next.size() - behind.size());
    return !header.empty();
  }

  void pass_over_line() {
    const std::string_view line = trim(take_line(rest_));
    const bool ends_parts = !parts_end_.empty() && line == parts_end_;
    is_inside_parts_ = is_inside_parts_ && !ends_parts;
    is_after_blank_ = line.empty() || ends_parts;
    if (!line.empty()) is_titled_ = !ends_parts && line.starts_with("--");
  }

  Tops tops_;
  std::string_view rest_;
  std::string parts_end_;
  bool is_inside_parts_;
  bool is_after_blank_ = false;
  bool is_titled_ = false;  ///< by the last line that is not blank
  std::size_t count_ = 0;
};

}  // namespace

std::size_t count_further_mails(std::string_view bytes) {
  bytes = trim(bytes);
  std::string_view rest = bytes;
  return is_mbox_separator(take_line(rest)) ? count_from_lines(rest) : JoinedMails(bytes).count();
}

}  // namespace carom::ingest
