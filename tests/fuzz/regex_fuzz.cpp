// Regular expressions against RE2: the first line is the expression, the rest the text.
#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "compiler/pattern/compile_pattern.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace carom;

RE2::Options longest_match() {
  RE2::Options options;
  options.set_longest_match(true);
  options.set_dot_nl(true);
  // Expressions are read as normalised text spells them, in lower case.
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

/// Beyond it, and where white space is joined, the languages differ on purpose.
bool is_plain(std::string_view text) {
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  return std::ranges::all_of(text, is_printable) && !text.contains("  ");
}

/// As rules see it.
bool is_normalised(std::string_view text) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return is_plain(text) && std::ranges::none_of(text, is_upper);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string pattern(bytes.substr(0, end));
  const std::string text(bytes.substr(std::min(end + 1, bytes.size())));
  const auto ours = compiler::compile_regex(pattern, Limits{});
  if (!ours || !is_plain(pattern) || !is_normalised(text)) return 0;
  const RE2 re2(pattern, longest_match());
  if (!re2.ok()) return 0;
  core::NfaScratch scratch;
  core::NfaMatch match;
  const bool found = core::search(ours->instructions, 0, core::MatchChoice::leftmost_longest, text, 0, scratch, match);
  re2::StringPiece theirs;
  FUZZ_CHECK(found == re2.Match(text, 0, text.size(), RE2::UNANCHORED, &theirs, 1), "both match or neither");
  if (!found) return 0;
  FUZZ_CHECK(match.whole.begin == static_cast<std::uint32_t>(theirs.data() - text.data()), "both match at one place");
  FUZZ_CHECK(match.whole.size() == theirs.size(), "both match as much");
  FUZZ_CHECK(text.contains(ours->required_literal), "what matches has the literal that it needs");
  return 0;
}
