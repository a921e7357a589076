// How servers that send no report (RFC 3464) head what they say of each recipient.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace carom::ingest {

/// Reads a notice line by line. `<kim@a.example>:` heads (qmail), alone or before the reason (Postfix); so does an
/// address alone, indented (Exim, Google) or below a title (Sendmail), once the notice has said that addresses which
/// failed follow, and until it introduces others. An address anywhere else, in an absent person's answer above all,
/// heads nothing.
class RecipientHeadings {
 public:
  /// The recipient that the next line heads, as it is spelt there. `line` comes with its indentation.
  std::optional<std::string_view> read(std::string_view line, bool begins_paragraph);

 private:
  void look_for_title(std::string_view line, std::size_t indent);

  std::string paragraph_;   ///< in lower case and on one line, as far as it may announce recipients
  bool announces_ = false;  ///< the paragraph does
  bool is_announced_ = false;
  std::optional<std::size_t> indent_;  ///< of addresses alone in this paragraph
};

}  // namespace carom::ingest
