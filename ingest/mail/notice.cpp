// Looks for paragraphs that hold a code or the words of a reply, and leaves out what was returned.
#include "ingest/mail/notice.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "ingest/mail/header_block.h"
#include "ingest/mail/notice_headings.h"
#include "ingest/mail/returned_message.h"
#include "ingest/records/value_spellings.h"
#include "runtime/core/enhanced_status.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

// A reason takes a few lines; this is room for the verbose ones, and far below the limit on a record's text.
constexpr std::size_t kMaxReasonBytes = 8192;
// More addresses than this are a list of something else.
constexpr std::size_t kMostNamed = 8;
// Times the bytes above, this is the most that looking for recipients costs in one mail.
constexpr std::size_t kMaxSearches = 64;

bool is_bare_code(std::string_view word) {
  return word.size() == 3 && (word[0] == '4' || word[0] == '5') && parse_reply_code(word);
}

/// `550` or `5.1.1` of a word such as `550`, `550-5.1.1`, `#5.1.1`, `(5.2.2)`; else empty.
std::string_view told_code(std::string_view word) {
  constexpr std::string_view kAround = "#()[]<>:;,.'\"";
  const std::size_t begin = word.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  word = word.substr(begin, word.find_last_not_of(kAround) - begin + 1);
  word = word.substr(0, word.find('-'));
  if (is_bare_code(word)) return word;
  const auto status = core::parse_enhanced_status(word);
  return status && status->klass != 2 ? word : std::string_view{};
}

/// The first code that the line tells, a view into it; empty without one.
std::string_view first_code(std::string_view line) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    if (const std::string_view code = told_code(line.substr(0, end)); !code.empty()) return code;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return {};
}

/// Whether its lines tell codes that cannot all be about one failure.
bool tells_several_codes(std::string_view text) {
  std::string_view reply, status;
  while (!text.empty()) {
    const std::string_view code = first_code(take_line(text));
    if (code.empty()) continue;
    std::string_view& known = is_bare_code(code) ? reply : status;
    if (!known.empty() && known != code) return true;
    known = code;
  }
  return !reply.empty() && !status.empty() && reply.front() != status.front();
}

/// Joins the wanted texts; all of them when none is wanted.
template <class Paragraphs, class IsWanted>
std::string join(const Paragraphs& paragraphs, const IsWanted& is_wanted) {
  const bool any = std::ranges::any_of(paragraphs, is_wanted);
  std::string text;
  for (const auto& paragraph : paragraphs) {
    if (any && !is_wanted(paragraph)) continue;
    if (!text.empty()) text += '\n';
    text += paragraph.text;
    if (text.size() >= kMaxReasonBytes) break;
  }
  return text.substr(0, kMaxReasonBytes);
}

/// A field of the returned message's header, quoted among the words.
bool quotes_header(std::string_view line) {
  constexpr std::string_view kFields[] = {
      "to:",       "cc:",          "from:",     "subject:",     "message-id:", "date:",
      "reply-to:", "return-path:", "received:", "in-reply-to:", "references:", "sender:"};
  const std::string start = to_lower(line.substr(0, 16));
  return std::ranges::any_of(kFields, [&](std::string_view field) { return start.starts_with(field); });
}

/// Words that lead to an address to use from now on, which is the last one to take off a list.
bool tells_new_address(std::string_view line) {
  constexpr std::string_view kWords[] = {"the following address:",
                                         "new address",
                                         "new e-mail",
                                         "new email",
                                         "please use",
                                         "instead",
                                         "has moved",
                                         "has changed",
                                         "has left",
                                         "no longer works",
                                         "update your",
                                         "can be reached"};
  const std::string lower = to_lower(line);
  return std::ranges::any_of(kWords, [&](std::string_view word) { return lower.contains(word); });
}

/// Lines that name somebody to write to, or who wrote.
bool offers_help(std::string_view line) {
  constexpr std::string_view kWords[] = {
      "contact",      "assist",    "help",     "question", "support", "further information",
      "unsubscrib",   "resend",    "sender",   "from:",    "mailto:", "reply-to",
      "send mail to", "e-mail to", "email to", "write to", "forward", "mail from"};
  const std::string lower = to_lower(line);
  return std::ranges::any_of(kWords, [&](std::string_view word) { return lower.contains(word); });
}

void append_line(std::string& text, std::string_view line) {
  if (text.size() >= kMaxReasonBytes) return;
  text.append(text.empty() ? "" : "\n").append(line);
}

bool is_address_character(char c) {
  constexpr std::string_view kSpecial = "!#$%&'*+/=?^_`{|}~.-";  // RFC 5322 section 3.2.3
  return !is_ascii(c) || is_letter_or_digit(c) || kSpecial.contains(c);
}

/// Calls use(address) for each word of `line` that has the form of an address, in lower case.
template <class Use>
void for_each_address(std::string_view line, Use use) {
  for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_address_character(line[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < line.size() && is_address_character(line[end])) ++end;
    while (line[end - 1] == '.') --end;
    use(to_lower(line.substr(begin, end - begin)));
  }
}

}  // namespace

Notice::Notice(std::string_view body) {
  body = body.substr(0, kMaxNoticeBytes);
  bool is_open = false;
  RecipientHeadings headings;
  while (!body.empty()) {
    const auto whole_line = take_line(body);
    const auto line = trim(whole_line);
    if (begins_returned_message(line)) break;
    if (!line.empty() && !is_open) paragraphs_.emplace_back();
    if (!line.empty()) {
      const auto heads = headings.read(whole_line, !is_open);
      lines_.push_back({std::string(line), !first_code(line).empty(), !is_open, std::string(heads.value_or(""))});
      Paragraph& last = paragraphs_.back();
      last.text.append(is_open ? "\n" : "").append(line);
      last.has_code = last.has_code || lines_.back().has_code;
    }
    is_open = !line.empty();
  }
  reason_ = join(paragraphs_, [](const Paragraph& paragraph) { return paragraph.has_code; });
}

std::string_view Notice::first_line() const {
  const auto is_worded = [](const Line& line) {
    return std::ranges::any_of(line.text, [](char c) { return is_letter(c) || !is_ascii(c); });
  };
  const auto found = std::ranges::find_if(lines_, is_worded);
  return found == lines_.end() ? std::string_view{} : found->text;
}

std::vector<std::string> Notice::headed_recipients() const {
  std::vector<std::string> recipients;
  std::unordered_set<std::string> known;
  for (const Line& line : lines_)
    if (!line.heads.empty() && known.insert(to_lower(line.heads)).second) recipients.push_back(line.heads);
  return recipients;
}

std::vector<std::string> Notice::named_addresses() const {
  std::vector<std::string> addresses;
  const bool names_another = std::ranges::any_of(lines_, [](const Line& line) { return tells_new_address(line.text); });
  if (names_another) return addresses;
  for (const Line& line : lines_) {
    if (offers_help(line.text) || quotes_header(line.text)) continue;
    for_each_address(line.text, [&](const std::string& address) {
      const bool is_known = std::ranges::find(addresses, address) != addresses.end();
      if (addresses.size() < kMostNamed && !is_known && !domain_of(address).empty()) addresses.push_back(address);
    });
  }
  return addresses;
}

/// Follows the lines of a notice and knows whom each is about.
class Notice::Owners {
 public:
  Owners(std::unordered_map<std::string, Share>& shares, const std::vector<Line>& lines) : shares_(shares) {
    tells_strangers_ = std::ranges::any_of(lines, [&](const Line& line) { return named_in(line.text).names_known; });
  }

  /// Null: all of them.
  Share* next(const Line& line) {
    if (!line.heads.empty())
      if (Share* headed = headed_by(line)) {
        headed_ = has_reason_behind(line) ? nullptr : headed;
        return owner_ = headed;
      }
    const bool is_title = line.text.starts_with("---");
    if (is_title || std::exchange(bare_in_row_, 0) > 1) owner_ = headed_ = nullptr;
    if (line.begins_paragraph) owner_ = begins_with_strangers(line.text) ? &strangers_ : headed_;
    if (const Named named = named_in(line.text); named.names_known) owner_ = named.share;
    return owner_;
  }

  /// Of the lines so far, whether some are about nobody who was asked for.
  [[nodiscard]] bool met_strangers() const { return !strangers_.text.empty(); }

 private:
  struct Named {
    bool names_known = false;
    bool names_others = false;
    Share* share = nullptr;  ///< null: of none, or of several
  };

  Share* find(const std::string& address) {
    const auto known = shares_.find(address);
    return known == shares_.end() ? nullptr : &known->second;
  }

  Share* headed_by(const Line& line) {
    Share* const headed = find(to_lower(line.heads));
    const bool is_bare = line.text.size() <= line.heads.size() + std::string_view("<>:").size();
    if (headed != nullptr) bare_in_row_ = is_bare ? bare_in_row_ + 1 : 0;
    return headed == nullptr && tells_strangers_ ? &strangers_ : headed;
  }

  /// `kim@a.example: 550 …`: all that is said of the recipient stands in this paragraph.
  static bool has_reason_behind(const Line& line) { return line.text.starts_with(line.heads + ": "); }

  Named named_in(std::string_view line) {
    Named named;
    for_each_address(line, [&](const std::string& address) {
      Share* const known = find(address);
      named.names_others |= known == nullptr;
      if (known == nullptr) return;
      named.share = !named.names_known || named.share == known ? known : nullptr;
      named.names_known = true;
    });
    return named;
  }

  /// Addresses behind a code belong to the reply: it may name where mail is forwarded to.
  bool begins_with_strangers(std::string_view line) {
    if (!tells_strangers_) return false;
    const std::string_view code = first_code(line);
    const Named named =
        named_in(code.empty() ? line : line.substr(0, static_cast<std::size_t>(code.data() - line.data())));
    return named.names_others && !named.names_known;
  }

  std::unordered_map<std::string, Share>& shares_;
  Share strangers_;               // nobody gets it
  bool tells_strangers_ = false;  // a notice that names nobody who was asked for may call them otherwise
  Share* owner_ = nullptr;        // of the line before
  Share* headed_ = nullptr;       // by the last heading
  std::size_t bare_in_row_ = 0;   // headings right above, without a word of the reason
};

void Notice::tell_apart(const std::vector<std::string>& recipients) {
  for (const std::string& recipient : recipients) shares_.try_emplace(to_lower(recipient));
  std::vector<Paragraph> shared;
  Owners owners(shares_, lines_);
  for (const Line& line : lines_) {
    if (line.begins_paragraph) shared.emplace_back();
    Share* const owner = owners.next(line);
    append_line(owner != nullptr ? owner->text : shared.back().text, line.text);
    bool& has_code = owner != nullptr ? owner->has_code : shared.back().has_code;
    has_code |= line.has_code;
  }
  if (shares_.size() < 2 && !owners.met_strangers()) return shares_.clear();
  std::erase_if(shared, [](const Paragraph& paragraph) { return paragraph.text.empty(); });
  shared_ = join(shared, [](const Paragraph& paragraph) { return paragraph.has_code; });
  if (tells_several_codes(shared_)) shared_.clear();
}

std::string Notice::given(std::string text) {
  if (given_ >= kMostGiven) return {};
  given_ += text.size();
  return text;
}

std::string Notice::said_of(std::string_view recipient) {
  const auto own = shares_.find(to_lower(recipient));
  return own == shares_.end() ? std::string() : given(own->second.text.substr(0, kMaxReasonBytes));
}

std::string Notice::reason_for(std::string_view recipient) {
  if (const auto own = shares_.find(to_lower(recipient)); own != shares_.end()) {
    std::string text = own->second.text;
    if (!own->second.has_code && !shared_.empty()) append_line(text, shared_);
    return given(text.substr(0, kMaxReasonBytes));
  }
  if (recipient.empty() || ++searches_ > kMaxSearches) return given(reason());
  return given(join(paragraphs_, [&](const Paragraph& paragraph) {
    return paragraph.has_code || paragraph.text.contains(recipient);
  }));
}

}  // namespace carom::ingest
