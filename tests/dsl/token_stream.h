// Tokens become text, spaced as no author would, with comments wherever they are legal.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "generate_module.h"

namespace carom::dsl {

/// Writes tokens with a random gap before each.
class TokenStream {
 public:
  explicit TokenStream(std::uint64_t seed) : random_(seed) {
    comment_chance_ = 1U + below(12);
    newline_chance_ = 1U + below(40);
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

  template <std::size_t N>
  std::string_view pick(const std::array<const char*, N>& choices) {
    return choices[below(N)];
  }

  void token(std::string_view text) {
    gap(text.front());
    out_ += text;
  }

  /// For the parts of a token that has no space inside.
  void glued(std::string_view text) { out_ += text; }

  GeneratedModule finish() {
    while (chance(50)) random_space();
    return {std::move(out_), comments_};
  }

 private:
  /// Only brackets and the like may touch their neighbours; all other tokens keep apart.
  void gap(char next) {
    constexpr std::string_view kTouching = "[](){},:;=";
    const bool may_touch = out_.empty() || kTouching.contains(next) || kTouching.contains(out_.back());
    const std::size_t before = out_.size();
    if (chance(60)) random_space();
    if (chance(15)) random_space();
    if (out_.size() == before && !(may_touch && chance(50))) out_ += ' ';
  }

  void random_space() {
    if (chance(comment_chance_)) return comment();
    if (chance(newline_chance_)) {
      out_ += chance(10) ? "\r\n" : "\n";
      if (chance(30)) out_ += "\n";
      if (chance(10)) out_ += "\n  \n\n";
    }
    out_.append(below(3), ' ');
    if (chance(5)) out_ += '\t';
  }

  void comment() {
    constexpr std::array kTexts = {"#", "# a comment", "#!~ \"odd\" { # ; ", "# \xC3\xBC\xE6\xBC\xA2", "#\tx  "};
    out_.append(below(2), ' ');
    out_ += pick(kTexts);
    out_ += chance(5) ? "\r\n" : "\n";
    ++comments_;
  }

  std::mt19937_64 random_;
  std::string out_;
  std::uint32_t comments_ = 0;
  std::uint32_t comment_chance_;
  std::uint32_t newline_chance_;
};

}  // namespace carom::dsl
