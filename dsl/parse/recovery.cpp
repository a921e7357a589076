// Recovery reads tokens without a grammar: it knows strings, comments, braces and words that begin something.
#include "dsl/parse/recovery.h"

#include <algorithm>
#include <optional>

#include "dsl/parse/scan.h"
#include "support/ascii.h"

namespace carom::dsl::syntax {
namespace {

constexpr std::string_view kItemWords[] = {"pack",   "use",       "include", "field",    "list",     "macro",
                                           "class",  "rule",      "rules",   "first",    "fallback", "annotate",
                                           "unwrap", "aggregate", "audit",   "override", "disable"};

// Blanks before `offset` on its line; nothing when something else stands there too.
std::optional<std::uint32_t> indentation_at(std::string_view text, std::uint32_t offset) {
  std::uint32_t begin = offset;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  if (begin != 0 && text[begin - 1] != '\n') return std::nullopt;
  return offset - begin;
}

std::uint32_t indentation_of_line(std::string_view text, std::uint32_t offset) {
  const std::size_t line_feed = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = line_feed == std::string_view::npos ? 0 : line_feed + 1;
  return static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t", begin), text.size()) - begin);
}

bool name_follows(std::string_view text, std::size_t offset) {
  const std::size_t at = std::min(text.find_first_not_of(" \t", offset), text.size());
  if (at == offset || at == text.size()) return false;
  return is_word_character(text[at]) || text[at] == '"';
}

bool starts_property(const ParseState& state, std::uint32_t offset, BlockKind block) {
  const std::string_view word = leading_word(state.text, offset);
  const auto blocks = blocks_of(word);
  return blocks && (word == "=>" || is_reserved(word) || (*blocks & block) != 0);
}

// A reader of tokens that counts open braces.
class TokenWalk {
 public:
  TokenWalk(ParseState& state, std::uint32_t begin) : state_(state), at_(begin) {}

  [[nodiscard]] std::uint32_t at() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ >= state_.text.size(); }
  [[nodiscard]] char character() const { return state_.text[at_]; }
  [[nodiscard]] int open_braces() const { return open_braces_; }

  void step() {
    const char c = character();
    if (c == '"')
      at_ = string_end(state_, at_);
    else if (is_word_character(c))
      pass_word();
    else {
      open_braces_ += c == '{' ? 1 : c == '}' ? -1 : 0;
      ++at_;
    }
    at_ = skip_space(state_, at_);
  }

 private:
  void pass_word() {
    const std::string_view word = word_at(state_.text, at_);
    at_ += static_cast<std::uint32_t>(word.size());
    if (word != "matches") {
      while (!at_end() && (is_word_character(character()) || character() == '.')) ++at_;
      return;
    }
    const std::uint32_t after = skip_space(state_, at_);
    if (after < state_.text.size() && state_.text[after] == '/') at_ = regex_end(state_, after);
  }

  ParseState& state_;
  std::uint32_t at_;
  int open_braces_ = 0;
};

bool entry_stands_at(const ParseState& state, const TokenWalk& walk, const RecoveryBlock& block) {
  if (walk.character() == '}') return true;
  if (block.kind == kGroup && row_stands_at(state, walk.at())) return true;
  return !block.in_rows && (walk.character() == ';' || starts_property(state, walk.at(), block.kind));
}

// Looks ahead only: the comments are kept when the parser comes by.
std::size_t after_space_and_comments(std::string_view text, std::size_t at) {
  for (;;) {
    at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
    if (at == text.size() || text[at] != '#') return at;
    at = text.find('\n', at);
  }
}

}  // namespace

bool item_stands_at(const ParseState& state, std::uint32_t offset) {
  const std::string_view word = word_at(state.text, offset);
  return std::ranges::find(kItemWords, word) != std::end(kItemWords) &&
         indentation_at(state.text, offset).has_value() && name_follows(state.text, offset + word.size());
}

bool outer_item_stands_at(const ParseState& state, std::uint32_t offset, std::uint32_t opened) {
  return item_stands_at(state, offset) &&
         indentation_at(state.text, offset).value_or(0) <= indentation_of_line(state.text, opened);
}

std::span<const std::string_view> item_words() {
  return kItemWords;
}

bool row_stands_at(const ParseState& state, std::uint32_t offset) {
  const std::string_view word = word_at(state.text, offset);
  if (word.empty()) return false;
  const std::size_t at = after_space_and_comments(state.text, offset + word.size());
  return at < state.text.size() && state.text[at] == ':';
}

std::uint32_t next_property(ParseState& state, const RecoveryBlock& block, std::uint32_t begin, std::uint32_t failed) {
  TokenWalk walk(state, begin);
  for (; !walk.at_end(); walk.step()) {
    if (walk.at() < failed || walk.at() == begin) continue;
    if (outer_item_stands_at(state, walk.at(), block.opened)) break;
    if (walk.open_braces() <= 0 && entry_stands_at(state, walk, block)) break;
  }
  return walk.at();
}

std::uint32_t next_item(ParseState& state, std::uint32_t begin, std::uint32_t failed) {
  TokenWalk walk(state, begin);
  while (!walk.at_end()) {
    const bool reached = walk.at() >= failed && walk.at() > begin;
    const bool at_margin = walk.at() == 0 || state.text[walk.at() - 1] == '\n';
    if (reached && (walk.open_braces() <= 0 || at_margin) && item_stands_at(state, walk.at())) break;
    walk.step();
  }
  return walk.at();
}

}  // namespace carom::dsl::syntax
