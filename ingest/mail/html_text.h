// The words of an HTML part, for mails that explain themselves in HTML only.
#pragma once

#include <string>
#include <string_view>

namespace carom::ingest {

/// Tags, comments, style and script are dropped, blocks begin new lines, the usual character references are decoded.
/// Linear in the size of `html`.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace carom::ingest
