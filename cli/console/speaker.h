// Who speaks and in what words, as far as a condition tells it: what a reader of rules looks a reply up by.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/condition.h"

namespace carom::cli {

/// Spelled as an author would write them; sorted, each once.
struct Speaker {
  std::vector<std::string> hosts;    ///< that `host` is compared with or the text must mention; `.name`: hosts below it
  std::vector<std::string> marks;    ///< phrases that count as much as such a host: they stand beside one in an `or`
  std::vector<std::string> phrases;  ///< texts that the reply's words must hold, marks among them
  std::vector<std::string> statuses;  ///< ranges that `status` is compared with
};

/// What stands under a `not` says who does not speak, or what is not said, and is left out.
[[nodiscard]] Speaker speaker_of(const compiler::ir::Condition& when);

}  // namespace carom::cli
