// Records for the shipped packs: what their own tests say, among text that they have not seen.
#pragma once

#include <string_view>
#include <vector>

#include "bench/rows/session.h"

namespace carom::bench {

inline constexpr std::string_view kPackCorpus = "packs";
inline constexpr std::string_view kPackCorpusRemark =
    "half replies of the packs' own tests as they stand, a quarter such replies wrapped, a quarter corpus B";

/// As many as corpus B has, made with seeds of B.
[[nodiscard]] std::vector<Reply> pack_replies(Session& session);

}  // namespace carom::bench
