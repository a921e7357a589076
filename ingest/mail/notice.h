// What a bounce says in prose: the paragraphs of its human-readable part that carry the reason.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carom::ingest {

/// What people read of a bounce; newsletters that answer are longer.
inline constexpr std::size_t kMaxNoticeBytes = std::size_t{256} << 10U;
/// What one notice says of all its recipients together, however often it says it: what thousands of them need.
inline constexpr std::size_t kMostGiven = std::size_t{16} << 20U;

/// The words before the returned message. Only the first part of a very long body is kept.
class Notice {
 public:
  Notice() = default;
  explicit Notice(std::string_view body);

  [[nodiscard]] bool empty() const { return paragraphs_.empty(); }
  /// That has letters; empty without one.
  [[nodiscard]] std::string_view first_line() const;
  /// The paragraphs that hold a reply code or an enhanced status code; without any, all of them. Bounded.
  [[nodiscard]] const std::string& reason() const { return reason_; }
  /// The paragraphs that also may hold `recipient` instead of a code. So that a report on very many recipients costs
  /// no more than its size, the last of them get reason(). The notice gives what it says again and again, but no more
  /// than kMostGiven bytes in all: then it says nothing.
  [[nodiscard]] std::string reason_for(std::string_view recipient);
  /// What is said of `recipient` alone; empty unless tell_apart() found it. Counts as reason_for() does.
  [[nodiscard]] std::string said_of(std::string_view recipient);
  /// Those that head what is said of them, each once, in order.
  [[nodiscard]] std::vector<std::string> headed_recipients() const;
  /// All addresses in its words, in lower case, each once, but those that it gives for help and the like; the first
  /// few.
  [[nodiscard]] std::vector<std::string> named_addresses() const;
  /// Of a mail on several recipients, tells whom: from now on reason_for() leaves out what is said of the others. A
  /// line is about the recipient it names, or else about the one of the line above it in its paragraph; under a
  /// heading, up to the next title, also of paragraphs above. What names none or several is about all, and so is what
  /// stands under several headings in a row, unless it holds several codes: then nobody knows whose they are. Where
  /// some recipient is named, a paragraph that begins with other addresses is about none of them. Linear in the notice
  /// and the recipients.
  void tell_apart(const std::vector<std::string>& recipients);
  /// Whether tell_apart() found several to tell apart.
  [[nodiscard]] bool is_told_apart() const { return !shares_.empty(); }

 private:
  [[nodiscard]] std::string given(std::string text);

  struct Line {
    std::string text;
    bool has_code = false;
    bool begins_paragraph = false;
    std::string heads;  ///< the recipient that it is the heading of
  };
  struct Paragraph {
    std::string text;
    bool has_code = false;
  };
  /// What is said of one recipient alone.
  struct Share {
    std::string text;
    bool has_code = false;
  };
  class Owners;

  std::vector<Line> lines_;
  std::vector<Paragraph> paragraphs_;
  std::string reason_;
  std::unordered_map<std::string, Share> shares_;  // by address in lower case; empty: not told apart
  std::string shared_;                             // the reason without them
  std::size_t searches_ = 0;
  std::size_t given_ = 0;  ///< bytes
};

}  // namespace carom::ingest
