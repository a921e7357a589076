// Plain ids go through at a glance; all others are parsed, and spelled anew where that fails.
#include "ingest/json/json_id.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "ingest/json/json_repair.h"
#include "support/ascii.h"
#include "support/json_string.h"
#include "support/utf8.h"

namespace carom::ingest {
namespace {

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// Takes a run of digits off the front; false when there is none.
bool take_digits(std::string_view& rest) {
  const std::size_t digits = count_digits(rest);
  rest.remove_prefix(digits);
  return digits != 0;
}

bool take_any_of(std::string_view& rest, std::string_view letters) {
  if (rest.empty() || !letters.contains(rest.front())) return false;
  rest.remove_prefix(1);
  return true;
}

bool fits_double(std::string_view number) {
  double value = 0;
  return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc();
}

/// RFC 8259, section 6, and a range that readers keep.
bool is_sound_number(std::string_view token) {
  std::string_view rest = token;
  take_any_of(rest, "-");
  const bool begins_with_zero = rest.starts_with('0');
  if (const std::size_t digits = count_digits(rest); digits == 0 || (begins_with_zero && digits > 1)) return false;
  take_digits(rest);
  if (take_any_of(rest, ".") && !take_digits(rest)) return false;
  if (take_any_of(rest, "eE")) {
    take_any_of(rest, "+-");
    if (!take_digits(rest)) return false;
  }
  return rest.empty() && fits_double(token);
}

/// The usual id: nothing in it that needs a second look.
bool is_plain_string(std::string_view token) {
  if (token.size() < 2 || !token.starts_with('"') || !token.ends_with('"')) return false;
  return std::ranges::all_of(token.substr(1, token.size() - 2),
                             [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

bool acts_on_terminals(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = decode_utf8(text, at);
    if (!step.code_point || acts_on_terminal(*step.code_point)) return true;
    at += step.size;
  }
  return false;
}

std::string_view as_string(std::string_view text, TextArena& arena) {
  char* const begin = arena.reserve(json_string_bound(text.size()));
  const auto size = static_cast<std::size_t>(put_json_string(begin, text) - begin);
  arena.commit(size);
  return {begin, size};
}

/// Spells a string anew that has to be repaired, or only shown differently.
std::string_view respell_string(std::string_view token, TextArena& arena) {
  simdjson::dom::parser parser;
  std::string_view characters;
  if (parser.parse(repair_json(token)).get(characters) == simdjson::SUCCESS) return as_string(characters, arena);
  return as_string(token, arena);
}

bool is_json(std::string_view text) {
  simdjson::dom::parser parser;
  return parser.parse(simdjson::padded_string(text)).error() == simdjson::SUCCESS;
}

std::string_view sound_string(std::string_view token, TextArena& arena) {
  return is_json(token) && !acts_on_terminals(token) ? token : respell_string(token, arena);
}

std::string_view sound_container(std::string_view token, TextArena& arena) {
  char* const begin = arena.reserve(token.size() + simdjson::SIMDJSON_PADDING);
  std::size_t size = 0;
  if (simdjson::minify(token.data(), token.size(), begin, size) != simdjson::SUCCESS) return as_string(token, arena);
  arena.commit(size);
  const std::string_view dense(begin, size);
  return is_json(dense) && !acts_on_terminals(dense) ? dense : as_string(dense, arena);
}

}  // namespace

std::string_view sound_json_id(std::string_view token, TextArena& arena) {
  if (token.empty() || token == R"("")") return {};
  if (is_plain_string(token) || is_sound_number(token)) return token;
  if (token.starts_with('"')) return sound_string(token, arena);
  const bool is_container = token.starts_with('{') || token.starts_with('[');
  return is_container ? sound_container(token, arena) : as_string(token, arena);
}

}  // namespace carom::ingest
