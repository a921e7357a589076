// Finds again, token by token, what stood between the tokens of a source text that has been parsed: comments, line ends
// and empty lines, which the syntax does not keep.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace carom::dsl {

/// What stands between two tokens, separators (`;` and `,`) left out.
struct Trivia {
  struct Comment {
    std::string_view text;      ///< from the `#`, without white space at its end
    bool trailing = false;      ///< behind a token of its line
    bool blank_before = false;  ///< an empty line above
  };
  std::vector<Comment> comments;
  bool newline = false;       ///< the second token is not on the line of the first
  bool blank_before = false;  ///< an empty line above the second token
};

/// A cursor over the text. Tokens must be skipped in the order in which they stand there; a token that is not there is
/// a failed check.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text);

  /// Goes on to the next token.
  Trivia read_trivia();
  /// Whether a line ends before the next token.
  [[nodiscard]] bool newline_ahead() const;
  /// Line ends passed so far.
  [[nodiscard]] std::uint32_t newlines() const { return newlines_; }

  void skip_word(std::string_view word);
  void skip_string();
  /// Digits and the unit that may follow them.
  void skip_number();

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  std::string_view read_comment();

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t newlines_ = 0;
  bool token_on_line_ = false;
};

}  // namespace carom::dsl
