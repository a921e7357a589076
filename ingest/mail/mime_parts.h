// Cuts a mail into its parts (RFC 2046), without copying and without entering the message it returns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/mail/header_block.h"
#include "ingest/mail/mime_decode.h"

namespace carom::ingest {

/// A part that holds no other parts; its body is a view into the mail, still encoded.
struct MimePart {
  ContentType type;
  std::string_view encoding;
  std::string_view body;

  /// Transfer encoding undone; text is UTF-8 where its charset is known.
  [[nodiscard]] std::string content() const;
  /// The first bytes of it, at most `most`: costs no more than they do.
  [[nodiscard]] std::string beginning(std::size_t most) const;
};

/// The mail must outlive it.
struct Mail {
  HeaderBlock headers;
  std::vector<MimePart> parts;  ///< in order; the message in a message/rfc822 part stays unread

  /// The first part of one of the types; null without one.
  [[nodiscard]] const MimePart* find_part(std::string_view type) const;
  /// The words of the first text/plain part, at most `most` bytes; empty without one.
  [[nodiscard]] std::string plain_text(std::size_t most) const;
};

/// Never fails: a multipart without its boundary is one text part, what lies beyond the bounds on depth and number of
/// parts is left out. Time linear in the size of the mail.
[[nodiscard]] Mail split_mail(std::string_view mail);

}  // namespace carom::ingest
