// One state a byte: whether it stands in a string, and how deep.
#include "ingest/json_splitter.h"

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
  return {too_long ? std::string_view{} : std::string_view(text_), start_, size_, too_long};
}

/// False: the byte ended a scalar and is to be looked at again.
bool JsonSplitter::step(char c) {
  if (size_ == 0) return step_between(c);
  if (depth_ > 0 || in_string_) return step_in_container(c);
  if (is_space(c) || c == ',' || opens(c) || closes(c)) {
    complete_ = true;
    return false;
  }
  keep(c);
  in_string_ = c == '"';
  return true;
}

bool JsonSplitter::step_between(char c) {
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

void JsonSplitter::start(char c) {
  start_ = position_;
  depth_ = opens(c) ? 1 : 0;
  in_string_ = c == '"';
  escaped_ = false;
  keep(c);
}

void JsonSplitter::keep(char c) {
  if (++size_ <= limit_) text_ += c;
}

}  // namespace carom::ingest
