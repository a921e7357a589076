// A mail server's log as Postfix writes it.
#pragma once

#include <span>
#include <string>

#include "bench/texts/replies.h"

namespace carom::bench {

/// One line in this many is about a message that was refused or deferred; the others are what a busy server logs.
inline constexpr std::size_t kLogLinesOfBounce = 10;

/// A bounce for each reply, some 200 bytes a line.
[[nodiscard]] std::string to_postfix_log(std::span<const Reply> replies);

}  // namespace carom::bench
