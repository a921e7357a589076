// What GMime decodes for the mail reader: content types, transfer encodings, charsets, encoded words. The only door to
// GMime. Its message parser is not used: it builds objects for every address, header and part of the returned message,
// in quadratic time for long address lists, and a returned message is a stranger's (docs/decisions/0006).
#pragma once

#include <string>
#include <string_view>

namespace carom::ingest {

/// RFC 2045 section 5. All in lower case except the boundary; `text/plain` where a mail says nothing sensible.
struct ContentType {
  std::string type;  ///< `multipart/report`
  std::string boundary;
  std::string charset;
};

/// `value`: of a Content-Type field, folded or not; looked at up to a few kilobytes.
[[nodiscard]] ContentType parse_content_type(std::string_view value);

/// Undoes base64, quoted-printable and uuencode (RFC 2045 section 6); any other encoding leaves the bytes as they are.
[[nodiscard]] std::string decode_transfer(std::string_view body, std::string_view encoding);

/// UTF-8 of `bytes`; bytes without an equivalent become `?`. An unknown charset, and the two (US-ASCII and UTF-8) that
/// mails use most without being right about it, leave the bytes as they are: core::normalise copes.
[[nodiscard]] std::string decode_charset(std::string bytes, std::string_view charset);

/// Encoded words (RFC 2047) of an unfolded header value.
[[nodiscard]] std::string decode_words(std::string_view value);

}  // namespace carom::ingest
