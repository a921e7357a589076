// A token is written in the canonical spelling, and what stood before it in the source goes first.
#include "dsl/format/token_writer.h"

#include <string>

#include "dsl/ast/words.h"

namespace carom::dsl {

void TokenWriter::word(std::string_view text) {
  layout_.text(text, comments_and_blank());
  skip_word(text);
}

void TokenWriter::string(const ast::Str& literal) {
  string(literal.value);
}

void TokenWriter::string(std::string_view value) {
  layout_.text(ast::quote(value), comments_and_blank());
  if (reader_ != nullptr) reader_->skip_string();
}

void TokenWriter::regex(const ast::Regex& regex) {
  word("/" + regex.pattern + "/");
}

void TokenWriter::integer(const ast::Integer& integer) {
  layout_.text(std::to_string(integer.value), comments_and_blank());
  if (reader_ != nullptr) reader_->skip_number();
}

void TokenWriter::duration(const ast::Duration& duration) {
  layout_.text(std::to_string(duration.amount) + duration.unit, comments_and_blank());
  if (reader_ != nullptr) reader_->skip_number();
}

void TokenWriter::value(const ast::Value& value) {
  if (value.kind == ast::ValueKind::string)
    string(value.text);
  else
    word(value.text);
}

void TokenWriter::space_word(std::string_view text) {
  space();
  word(text);
}

std::size_t TokenWriter::fill_line() {
  const bool comment_ahead = reader_ != nullptr && !TokenReader(*reader_).read_trivia().comments.empty();
  return layout_.fill_line(comment_ahead);
}

void TokenWriter::names(const std::vector<ast::Name>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) layout_.text(","), fill_line();
    name(names[i]);
  }
}

void TokenWriter::begin_entry(bool first) {
  blank_ = first ? Blank::dropped_above_first : Blank::kept;
}

void TokenWriter::comments_before_closing(bool nothing_before) {
  if (reader_ == nullptr) return;
  const Trivia trivia = reader_->read_trivia();
  if (!trivia.comments.empty()) layout_.hard_line();
  begin_entry(nothing_before);
  write_comments(trivia);
  blank_ = Blank::dropped;
}

bool TokenWriter::comments_and_blank() {
  if (reader_ == nullptr) return false;
  const Trivia trivia = reader_->read_trivia();
  write_comments(trivia);
  const bool blank_before = keeps_blank(trivia.blank_before);
  blank_ = Blank::dropped;
  return blank_before;
}

void TokenWriter::write_comments(const Trivia& trivia) {
  for (const Trivia::Comment& comment : trivia.comments)
    layout_.comment(comment.text, comment.trailing, !comment.trailing && keeps_blank(comment.blank_before));
}

// Answers for one thing that begins a line; after the first of them empty lines are kept.
bool TokenWriter::keeps_blank(bool blank_before) {
  const bool kept = blank_ == Blank::kept && blank_before;
  if (blank_ == Blank::dropped_above_first) blank_ = Blank::kept;
  return kept;
}

void TokenWriter::skip_word(std::string_view text) {
  if (reader_ != nullptr) reader_->skip_word(text);
}

}  // namespace carom::dsl
