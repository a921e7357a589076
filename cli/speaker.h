// Who speaks, as far as a condition tells it: what a reader of rules looks a server up by.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/condition.h"

namespace carom::cli {

/// Spelled as an author would write them; sorted, each once.
struct Speaker {
  std::vector<std::string> hosts;  ///< that `host` is compared with or the text must mention; `.name`: hosts below it
  std::vector<std::string> marks;  ///< texts that count as much as such a host: they stand beside one in an `or`
  std::vector<std::string> statuses;  ///< ranges that `status` is compared with
};

/// What stands under a `not` says who does not speak and is left out.
[[nodiscard]] Speaker speaker_of(const compiler::ir::Condition& when);

}  // namespace carom::cli
