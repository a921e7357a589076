// Recovery reads tokens without a grammar: it knows strings, comments, braces and words that begin something.
#include "dsl/parse/recovery.h"

#include <algorithm>

#include "dsl/parse/scan.h"

namespace carom::dsl::syntax {
namespace {

constexpr std::string_view kItemWords[] = {"pack",   "use",       "include", "field",    "list",     "macro",
                                           "class",  "rule",      "rules",   "first",    "fallback", "annotate",
                                           "unwrap", "aggregate", "audit",   "override", "disable"};

bool is_first_on_line(std::string_view text, std::uint32_t offset) {
  while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\t')) --offset;
  return offset == 0 || text[offset - 1] == '\n';
}

bool name_follows(std::string_view text, std::size_t offset) {
  const std::size_t at = std::min(text.find_first_not_of(" \t", offset), text.size());
  if (at == offset || at == text.size()) return false;
  return (text[at] >= 'a' && text[at] <= 'z') || text[at] == '"';
}

bool starts_property(const ParseState& state, std::uint32_t offset, BlockKind block) {
  if (state.text.substr(offset).starts_with("=>")) return true;
  const std::string_view word = word_at(state.text, offset);
  const auto blocks = blocks_of(word);
  if (!blocks || !keyword_stands_at(state.text, offset, word)) return false;
  return is_reserved(word) || (*blocks & block) != 0;
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

}  // namespace

bool item_stands_at(const ParseState& state, std::uint32_t offset) {
  const std::string_view word = word_at(state.text, offset);
  return std::ranges::find(kItemWords, word) != std::end(kItemWords) && is_first_on_line(state.text, offset) &&
         name_follows(state.text, offset + word.size());
}

bool row_stands_at(const ParseState& state, std::uint32_t offset) {
  const std::string_view word = word_at(state.text, offset);
  if (word.empty() || is_reserved(word)) return false;
  const std::size_t at = state.text.find_first_not_of(" \t", offset + word.size());
  return at != std::string_view::npos && state.text[at] == ':';
}

std::uint32_t next_property(ParseState& state, BlockKind block, std::uint32_t begin, std::uint32_t failed) {
  for (TokenWalk walk(state, begin);; walk.step()) {
    if (walk.at_end()) return walk.at();
    const bool item = item_stands_at(state, walk.at());
    const bool reached = walk.at() >= failed && walk.at() > begin;
    if (reached && item) return walk.at();
    if (!reached || walk.open_braces() > 0) continue;
    if (walk.character() == '}' || walk.character() == ';' || starts_property(state, walk.at(), block))
      return walk.at();
    if (block == kGroup && row_stands_at(state, walk.at())) return walk.at();
  }
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
