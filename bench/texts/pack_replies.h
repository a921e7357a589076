// Replies that a rule set's own tests know, as they come and as others pass them on.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bench/texts/replies.h"

namespace carom::bench {

/// `count` replies: half of `samples` as they stand, a quarter with one inside a wrapper, a quarter of
/// `writer`'s own. Code and status are those that the text begins with, where it does.
[[nodiscard]] std::vector<Reply> mix_replies(ReplyWriter& writer, std::span<const std::string> samples,
                                             std::size_t count, std::uint64_t seed);

}  // namespace carom::bench
