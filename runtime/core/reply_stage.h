// Which step of the dialogue a reply answered, where a mail server says so: `(in reply to RCPT TO command)`.
// Private to those who read replies.
#pragma once

#include <cstdint>
#include <string_view>

#include "runtime/core/record.h"

namespace carom::core {

/// The stage that the remark whose `(` stands at `at` names; missing if that is no such remark or its command is
/// unknown. Line folds inside it do not matter. Looks no further than the next `(`, so that all remarks of a text are
/// read in time linear in it.
[[nodiscard]] Stage stage_of_remark(std::string_view text, std::size_t at);

/// The first remark that names a known command counts. `Places` as for ReplyReader.
template <class Places>
[[nodiscard]] Stage find_stage(std::string_view text, const Places& places) {
  for (std::uint32_t at = places.parenthesis(0); at < text.size(); at = places.parenthesis(at + 1)) {
    const Stage stage = stage_of_remark(text, at);
    if (stage != Stage::missing) return stage;
  }
  return Stage::missing;
}

}  // namespace carom::core
