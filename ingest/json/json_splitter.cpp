// One state a byte: whether it stands in a string, and how deep.
#include "ingest/json/json_splitter.h"

#include "support/ascii.h"

namespace carom::ingest {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool opens(char c) {
  return c == '{' || c == '[';
}

bool closes(char c) {
  return c == '}' || c == ']';
}

}  // namespace

bool JsonSplitter::feed(std::string_view& chunk) {
  if (complete_) {
    text_.clear();
    size_ = 0;
    complete_ = false;
  }
  while (!chunk.empty()) {
    const bool used = step(chunk.front());
    if (used) {
      chunk.remove_prefix(1);
      ++position_;
    }
    if (complete_) return true;
  }
  return false;
}

JsonSplitter::Element JsonSplitter::element() const {
  const bool too_long = size_ > limit_;
  return {too_long ? std::string_view{} : std::string_view(text_), start_, size_, too_long, next_};
}

std::string JsonSplitter::read_on() {
  std::string rest = text_.substr(next_);
  settled_ = position_;
  position_ = start_ + next_;
  size_ = 0;
  text_.clear();
  complete_ = false;
  return rest;
}

/// False: the byte stands behind the element and is to be looked at again.
bool JsonSplitter::step(char c) {
  if (size_ == 0) return step_between(c);
  if (depth_ > 0 || in_string_) {
    complete_ = is_behind_element(c);
    return !complete_ && step_in_container(c);
  }
  if (is_space(c) || c == ',' || opens(c) || closes(c)) {
    complete_ = true;
    return false;
  }
  keep(c);
  in_string_ = c == '"';
  return true;
}

bool JsonSplitter::step_between(char c) {
  measure_indent(c);
  if (is_space(c) || c == ',') return true;
  if (c == '[' && !in_array_) {
    in_array_ = true;
  } else if (c == ']' && in_array_) {
    in_array_ = false;
  } else {
    start(c);
  }
  return true;
}

bool JsonSplitter::step_in_container(char c) {
  keep(c);
  if (in_string_) {
    if (!escaped_ && c == '"') in_string_ = false;
    escaped_ = !escaped_ && c == '\\';
  } else if (c == '"') {
    in_string_ = true;
  } else if (opens(c)) {
    ++depth_;
  } else if (closes(c)) {
    complete_ = --depth_ == 0;
  }
  return true;
}

/// A line that begins like an element, in the middle of one, may be a member of it or the next one. The former is given
/// up for an element that is not kept whole, and where it has been tried.
bool JsonSplitter::is_behind_element(char c) {
  if (next_ != 0) return size_ == limit_;
  if (c != '{' || size_ >= limit_ || !begins_line()) return false;
  if (position_ < settled_) return true;
  next_ = text_.size();
  return false;
}

/// Whether the next byte is the first in its line, and indented no more than the element.
bool JsonSplitter::begins_line() const {
  const std::size_t before = text_.find_last_not_of(" \t");
  return before != std::string::npos && text_[before] == '\n' && text_.size() - before - 1 <= indent_;
}

void JsonSplitter::measure_indent(char c) {
  if (c == '\n') indent_ = 0;
  is_in_indent_ = c == '\n' || (is_in_indent_ && is_blank(c));
  if (is_in_indent_ && c != '\n') ++indent_;
}

void JsonSplitter::start(char c) {
  start_ = position_;
  next_ = 0;
  depth_ = opens(c) ? 1 : 0;
  in_string_ = c == '"';
  escaped_ = false;
  keep(c);
}

void JsonSplitter::keep(char c) {
  if (++size_ <= limit_) text_ += c;
}

}  // namespace carom::ingest
