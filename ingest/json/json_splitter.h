// Cuts a stream of JSON into the elements of its arrays and its objects outside of arrays, without parsing them, so
// that a file larger than memory can be read and one damaged element does not cost the others: where a bracket or a
// quote is missing, a line that begins like an element is read as one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace carom::ingest {

/// Feed it bytes; it stops behind each element. Knows strings, escapes and brackets, nothing more; depth is a counter.
class JsonSplitter {
 public:
  struct Element {
    std::string_view text;     ///< empty when too long; valid until the next feed() or read_on()
    std::uint64_t offset = 0;  ///< of its first byte
    std::uint64_t size = 0;
    bool too_long = false;
    std::size_t next = 0;  ///< where in the text another element may begin, if this is none; 0: nowhere
  };

  JsonSplitter(std::size_t limit, std::uint64_t offset) : limit_(limit), position_(offset) {}

  /// Takes bytes off the front of `chunk`; true when an element is complete, false when `chunk` is used up.
  bool feed(std::string_view& chunk);
  [[nodiscard]] Element element() const;
  /// For an element that has a `next` and is none: its bytes from there on, to be fed before what follows. In them each
  /// line that begins like an element is one, so that no byte is read more than twice.
  [[nodiscard]] std::string read_on();
  /// No byte follows: what is open is an element as far as it goes.
  void end() { complete_ = size_ > 0; }

  /// What is still open when the input ends.
  [[nodiscard]] bool is_inside_element() const { return size_ > 0 && !complete_; }
  [[nodiscard]] bool is_inside_array() const { return in_array_; }
  [[nodiscard]] std::uint64_t position() const { return position_; }

 private:
  bool step(char c);
  bool step_between(char c);
  bool step_in_container(char c);
  bool is_behind_element(char c);
  [[nodiscard]] bool begins_line() const;
  void measure_indent(char c);
  void start(char c);
  void keep(char c);

  std::size_t limit_;
  std::uint64_t position_;  ///< of the next byte
  std::string text_;
  std::uint64_t start_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t depth_ = 0;    ///< open brackets of the element; 0 inside a scalar
  std::size_t next_ = 0;       ///< Element::next
  std::uint64_t settled_ = 0;  ///< before this place a line that begins like an element is one
  std::size_t indent_ = 0;     ///< blanks at the beginning of the line of the element
  bool is_in_indent_ = true;
  bool in_array_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool complete_ = false;
};

}  // namespace carom::ingest
