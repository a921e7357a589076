// Mails in one file (RFC 4155), one at a time: separators quoted by `>` (mboxo, mboxrd), or lengths told in the header
// (mboxcl2), which are believed when they lead to a separator.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "ingest/bytes/input_window.h"
#include "ingest/mail/header_block.h"
#include "ingest/mail/mbox_separator.h"
#include "ingest/readers.h"
#include "ingest/records/value_spellings.h"
#include "support/ascii.h"
#include "support/parse_integer.h"

namespace carom::ingest {
namespace {

// A longer header tells no length.
constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20;
// Between a mail and the next separator stand a blank line, or two where the mail has one at its end.
constexpr std::size_t kMaxLineEndsBetween = 4;
// Those, a separator and the line behind it.
constexpr std::size_t kMaxSeparatorReach = kMaxLineEndsBetween + 2000;

/// Behind the blank line that ends the header at the beginning of `mail`; nothing when there is none before the next
/// separator.
std::optional<std::size_t> end_of_header(std::string_view mail) {
  for (std::size_t at = mail.find('\n'); at != std::string_view::npos; at = mail.find('\n', at + 1)) {
    std::string_view rest = mail.substr(at + 1);
    if (std::string_view lines = rest; lines.starts_with("From ") && is_mbox_separator(take_line(lines)))
      return std::nullopt;
    if (rest.starts_with('\r')) rest.remove_prefix(1);
    if (rest.starts_with('\n')) return mail.size() - rest.size() + 1;
  }
  return std::nullopt;
}

/// One `>` less before each `From ` that is quoted.
std::string unquote(std::string_view mail) {
  std::string unquoted;
  unquoted.reserve(mail.size());
  while (!mail.empty()) {
    const std::size_t end = std::min(mail.find('\n'), mail.size() - 1) + 1;
    const std::string_view line = mail.substr(0, end);
    const std::size_t quotes = std::min(line.find_first_not_of('>'), line.size());
    const bool is_quoted = quotes > 0 && line.substr(quotes).starts_with("From ");
    unquoted.append(line.substr(is_quoted ? 1 : 0));
    mail.remove_prefix(end);
  }
  return unquoted;
}

class MboxReader {
 public:
  MboxReader(Input& input, std::uint64_t offset, const ReadOptions& options, RecordCollector& sink)
      : window_(input, offset), options_(options), sink_(sink) {}

  Expected<void> read() {
    pass_over_preamble();
    while (!window_.view().empty() && !window_.failure() && sink_.is_wanted()) read_mail();
    if (window_.failure()) return std::unexpected(*window_.failure());
    return {};
  }

 private:
  /// A stream is answered while it is being written. What the sink says counts between mails.
  bool read_more() {
    sink_.flush();
    return window_.read_more();
  }

  void pass_over_preamble();
  bool pass_over(std::size_t searched);
  void read_mail();
  std::size_t searched_size();
  std::optional<std::size_t> told_size();
  std::optional<std::size_t> told_length();
  [[nodiscard]] std::optional<std::size_t> separator_behind(std::size_t end) const;

  InputWindow window_;
  const ReadOptions& options_;
  RecordCollector& sink_;
  std::uint64_t mails_ = 0;
};

void MboxReader::pass_over_preamble() {
  std::optional<bool> begins;
  do begins = begins_mail(window_.view(), 0, window_.is_all());
  while (!begins && read_more());
  if (begins.value_or(false)) return;
  const std::uint64_t offset = window_.offset();
  if (pass_over(0))
    sink_.reject(offset, fmt::format("found {} bytes before the first mail of an mbox, expected a line such as `From "
                                     "kim@a.example Mon Mar  4 09:15:02 2024` (RFC 4155); --input-format mail reads "
                                     "one mail a file",
                                     window_.offset() - offset));
}

/// Drops what stands before the next separator, which is not in the first bytes. Whether there was anything.
bool MboxReader::pass_over(std::size_t searched) {
  // Enough to see that a line is blank.
  constexpr std::size_t kKept = 64;
  bool had_words = false;
  for (;;) {
    const SeparatorSearch search = find_separator(window_.view(), searched, 0, window_.is_all());
    const std::size_t passed = search.is_found ? search.at : search.at - std::min(search.at, kKept);
    const std::size_t dropped = window_.is_all() && !search.is_found ? window_.view().size() : passed;
    had_words = had_words || !trim(window_.view().substr(0, dropped)).empty();
    window_.drop(dropped);
    searched = search.at - std::min(search.at, dropped);
    if (search.is_found || window_.is_all()) return had_words;
    read_more();
  }
}

/// The window begins with its separator.
void MboxReader::read_mail() {
  ++mails_;
  const std::optional<std::size_t> told = told_size();
  const std::size_t size = told ? *told : searched_size();
  if (window_.failure()) return;  // it would be half a mail
  const std::string_view mail = window_.view().substr(0, std::min(size, kMaxMailBytes));
  const bool is_quoted = !told && (mail.contains("\n>From ") || mail.contains("\n>>"));
  read_mail_at({mails_, window_.offset()}, is_quoted ? unquote(mail) : std::string(mail), options_, sink_);
  if (size > kMaxMailBytes)
    pass_over(size);
  else
    window_.drop(size);
}

/// Up to the next separator; more than a mail may have, and no separator there: it is further behind.
std::size_t MboxReader::searched_size() {
  const std::size_t line_end = window_.view().find('\n');
  std::size_t searched = std::min(line_end, window_.view().size());
  for (;;) {
    const SeparatorSearch search = find_separator(window_.view(), searched, line_end + 1, window_.is_all());
    if (search.is_found || search.at > kMaxMailBytes) return search.at;
    if (window_.is_all()) return window_.view().size();
    searched = search.at;
    read_more();
  }
}

/// What Content-Length says, if a separator or the end of the input stands there: mails that were changed on their way
/// into the file, or copied from elsewhere, say what once was true.
std::optional<std::size_t> MboxReader::told_size() {
  const auto end = told_length();
  if (!end) return std::nullopt;
  while (window_.view().size() < *end + kMaxSeparatorReach && read_more()) {
  }
  return separator_behind(*end);
}

std::optional<std::size_t> MboxReader::told_length() {
  std::optional<std::size_t> header_end;
  do header_end = end_of_header(window_.view());
  while (!header_end && window_.view().size() < kMaxHeaderBytes && read_more());
  if (!header_end) return std::nullopt;
  std::string_view header = window_.view().substr(0, *header_end);
  static_cast<void>(take_line(header));
  const auto length = parse_integer(HeaderBlock::take_from(header).raw("content-length"));
  if (!length || *length < 0 || *length > static_cast<std::int64_t>(kMaxMailBytes)) return std::nullopt;
  return *header_end + static_cast<std::size_t>(*length);
}

std::optional<std::size_t> MboxReader::separator_behind(std::size_t end) const {
  const std::string_view text = window_.view();
  if (text.size() < end) return std::nullopt;
  std::size_t at = end;
  while (at < text.size() && at < end + kMaxLineEndsBetween && is_line_end(text[at])) ++at;
  if (at == text.size() && window_.is_all()) return at;
  const bool is_separator = text[at - 1] == '\n' && begins_mail(text, at, window_.is_all()).value_or(false);
  return is_separator ? std::optional(at) : std::nullopt;
}

}  // namespace

Expected<void> read_mbox(Input& input, std::uint64_t offset, const ReadOptions& options, RecordCollector& sink) {
  return MboxReader(input, offset, options, sink).read();
}

}  // namespace carom::ingest
