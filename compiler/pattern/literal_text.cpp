// Written characters as nodes; what joins with its neighbour must be kept beside it until it is normalised.
#include "compiler/pattern/literal_text.h"

#include "runtime/core/code_point.h"
#include "support/utf8.h"

namespace carom::compiler {

void append_text(std::string_view text, std::vector<PatternNode>& sequence) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = decode_utf8(text, at);
    sequence.push_back(one_code_point(step.code_point.value_or(0xFFFD)));
    at += step.size;
  }
}

bool begins_with_combining_mark(std::string_view text) {
  const auto c = decode_utf8(text, 0).code_point;
  return c && core::is_combining_mark(*c);
}

}  // namespace carom::compiler
