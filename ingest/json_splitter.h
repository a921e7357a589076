// Cuts a stream of JSON into the elements of its arrays and its objects outside of arrays, without parsing them, so
// that a file larger than memory can be read and one damaged element does not cost the others.
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
    std::string_view text;     ///< empty when too long; valid until the next feed()
    std::uint64_t offset = 0;  ///< of its first byte
    std::uint64_t size = 0;
    bool too_long = false;
  };

  JsonSplitter(std::size_t limit, std::uint64_t offset) : limit_(limit), position_(offset) {}

  /// Takes bytes off the front of `chunk`; true when an element is complete, false when `chunk` is used up.
  bool feed(std::string_view& chunk);
  [[nodiscard]] Element element() const;

  /// What is still open when the input ends.
  [[nodiscard]] bool is_inside_element() const { return size_ > 0 && !complete_; }
  [[nodiscard]] bool is_inside_array() const { return in_array_; }
  [[nodiscard]] std::uint64_t position() const { return position_; }

 private:
  bool step(char c);
  bool step_between(char c);
  bool step_in_container(char c);
  void start(char c);
  void keep(char c);

  std::size_t limit_;
  std::uint64_t position_;  ///< of the next byte
  std::string text_;
  std::uint64_t start_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t depth_ = 0;  ///< open brackets of the element; 0 inside a scalar
  bool in_array_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool complete_ = false;
};

}  // namespace carom::ingest
