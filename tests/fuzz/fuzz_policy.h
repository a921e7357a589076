// A policy with something of everything that a verdict can come of.
#pragma once

#include <string_view>

namespace carom::fuzz {

inline constexpr std::string_view kPolicy = R"(
pack fuzz 1.0.0 { language 1; layer base }
class f.gone { type permanent; scope recipient; retry never; suppress recipient guarded }
class f.full { type temporary; scope recipient; retry backoff 1h..12h for 3d; suppress recipient after 5 in 30d }
class f.listed { type by code; scope sender; retry after fix }
class f.late { type by code; scope network; retry after 1h }
list words: phrases ["no such user", "unknown user", "does not exist", "gibt es nicht", "n'existe pas"]
unwrap relay { take "{host:host}[{ip:ip}] said: {reply}" }
rule gone { when code in [550, 5xx] and text has any @words unless text has "mailing list" => f.gone }
rule full { when status in [4.2.2, 5.2.2] or text mentions a.example => f.full }
rule listed { when text matches /listed (by|in) [a-z0-9.-]+/ or host in [.bl.example] => f.listed }
rule edge { when host in [mx.a.example, .edge.example] and not text is "told you" and code 4xx => f.late }
fallback rule late { when text starts "expired" or rcpt.domain in [a.example] => f.late }
annotate delay { extract "try again in {delay:duration}" extract "[{ip:ip}]" tag told }
)";

}  // namespace carom::fuzz
