// Header fields as mails and delivery reports write them (RFC 5322 section 2.2, RFC 3464 section 2.1), damaged ones
// included.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carom::ingest {

/// Views into the text that was parsed.
class HeaderBlock {
 public:
  /// Takes the block off the front of `text`, with the empty line that ends it. A line that is no field belongs to the
  /// field before it; a text that does not begin with a field has no block.
  [[nodiscard]] static HeaderBlock take_from(std::string_view& text);

  /// The value of the first field of that (lower-case) name, still folded; empty without one.
  [[nodiscard]] std::string_view raw(std::string_view lower_case_name) const;
  /// Unfolded, encoded words decoded.
  [[nodiscard]] std::string value(std::string_view lower_case_name) const;
  [[nodiscard]] bool empty() const { return fields_.empty(); }

 private:
  struct Field {
    std::string_view name;
    std::string_view value;
  };
  std::vector<Field> fields_;
};

/// One line of a folded value. Line breaks become spaces, except before a line that repeats the reply code which the
/// value begins with (`550-a`, `550 b`): that is a multi-line reply.
[[nodiscard]] std::string unfold(std::string_view value);

/// Takes the next line off `text`, without its line end (LF, CRLF).
[[nodiscard]] std::string_view take_line(std::string_view& text);

/// The same of the next line that is not blank, and of those before it; empty where there is none.
[[nodiscard]] std::string_view take_filled_line(std::string_view& text);

}  // namespace carom::ingest
