// An expression about `code enhanced-code words`, taken apart: what a rule's author would write in Carom for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/texts/random.h"

namespace carom::bench {

struct ReplyExpression {
  enum class Status { any, absent, given };

  std::string codes;  ///< entries of a Carom list (`450, 55x`); empty: any
  Status status = Status::any;
  std::string statuses;       ///< entries of a Carom list, if given
  bool at_beginning = false;  ///< the words begin with `words`
  std::string words;          ///< an expression about the words alone; empty: any
};

/// Nothing where it asks for what Carom's expressions leave out (look-around), or where the parts cannot be told apart.
[[nodiscard]] std::optional<ReplyExpression> take_apart(std::string_view expression);

/// The condition of a rule: `code 550 and status 5.1.1 and text has "…"`.
[[nodiscard]] std::string as_condition(const ReplyExpression& expression);

/// A reply that fits, in parts. `words` is in lower case.
struct ReplyInstance {
  std::string code;
  std::string status;  ///< empty: none
  std::string words;
};
[[nodiscard]] ReplyInstance instance_of(const ReplyExpression& expression, Random& random);

}  // namespace carom::bench
