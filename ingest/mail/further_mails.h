// A file with several mails, of which one is read: an mbox, or mails joined end to end.
#pragma once

#include <cstddef>
#include <string_view>

namespace carom::ingest {

/// How many mails follow the first one. Behind a `From ` line every such line begins a mail (RFC 4155); elsewhere a
/// header does that a machine signed and no title ("--- Below this line …") introduces, outside the first one's parts.
[[nodiscard]] std::size_t count_further_mails(std::string_view bytes);

}  // namespace carom::ingest
