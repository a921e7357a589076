// Files of ours that hold no rules, where rules are read: their first bytes are told from a text that is not UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "support/error.h"

namespace carom::embed {

/// Errors (usage): `bytes`, read from `path`, are a compiled policy, or an object or a library.
[[nodiscard]] Expected<void> refuse_binary(const std::string& path, std::string_view bytes);

}  // namespace carom::embed
