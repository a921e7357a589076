// Writes the tokens of a syntax into a layout and sets the comments of the source text between them.
#pragma once

#include <cstdint>
#include <string_view>

#include "dsl/ast/property.h"
#include "dsl/format/layout.h"
#include "dsl/format/token_reader.h"

namespace carom::dsl {

/// Tokens must come in source order. Without a reader there are no comments, and no author's line ends.
class TokenWriter {
 public:
  TokenWriter(Layout& layout, TokenReader* reader) : layout_(layout), reader_(reader) {}

  void word(std::string_view text);
  void name(const ast::Name& name) { word(name.text); }
  void string(const ast::Str& literal);
  void string(std::string_view value);
  void regex(const ast::Regex& regex);
  void integer(const ast::Integer& integer);
  void duration(const ast::Duration& duration);
  void value(const ast::Value& value);

  void space() { layout_.spaces(1); }
  void space_word(std::string_view text);
  /// A place where a property too long for a line is broken; answers the layout's operation.
  std::size_t fill_line();
  /// `a, b`, broken where it must be.
  void names(const std::vector<ast::Name>& names);

  /// The next token begins an entry of a block or of the file: an empty line above it is kept, except above the first.
  void begin_entry(bool first);
  /// The closing bracket of a block whose entries stand one a line; comments before it are indented like entries. Call
  /// before the indentation is taken back; `nothing_before` as for begin_entry.
  void comments_before_closing(bool nothing_before);
  void closing(std::string_view bracket) { layout_.text(bracket), skip_word(bracket); }

  [[nodiscard]] bool newline_ahead() const { return reader_ != nullptr && reader_->newline_ahead(); }
  [[nodiscard]] std::uint32_t newlines() const { return reader_ == nullptr ? 0 : reader_->newlines(); }
  [[nodiscard]] Layout& layout() { return layout_; }

 private:
  enum class Blank : std::uint8_t { dropped, kept, dropped_above_first };

  bool comments_and_blank();
  void write_comments(const Trivia& trivia);
  bool keeps_blank(bool blank_before);
  void skip_word(std::string_view text);

  Layout& layout_;
  TokenReader* reader_;
  Blank blank_ = Blank::dropped;
};

}  // namespace carom::dsl
