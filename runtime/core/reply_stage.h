// Which step of the dialogue a reply answered, where a mail server says so: `(in reply to RCPT TO command)`.
// Private to reply.cpp.
#pragma once

#include <string_view>

#include "runtime/core/record.h"

namespace carom::core {

/// The first such remark that names a known command; line folds inside it do not matter. Linear in `text`.
[[nodiscard]] Stage find_stage(std::string_view text);

}  // namespace carom::core
