// Plain functions of a value, each with the words for the person who typed it.
#include "cli/options/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "ingest/records/record_builder.h"
#include "support/ascii.h"

namespace carom::cli {

// A mistake of scripts, as `--policy "$UNSET"`.
std::string check_name(const std::string& value) {
  return value.empty() ? "expected a name, found nothing" : "";
}

std::string check_symbol(const std::string& value) {
  const bool is_identifier =
      !value.empty() && !is_digit(value.front()) && std::ranges::all_of(value, is_word_character);
  return is_identifier ? "" : "expected a C identifier, found " + (value.empty() ? "nothing" : value);
}

std::string check_pack_name(const std::string& value) {
  const auto may_stand = [](char c) { return is_lower_letter(c) || is_digit(c) || c == '_' || c == '.'; };
  bool is_name = std::ranges::all_of(value, may_stand) && !value.ends_with('.');
  for (std::size_t i = 0; i < value.size(); ++i)
    if ((i == 0 || value[i - 1] == '.') && !is_lower_letter(value[i])) is_name = false;
  if (is_name && !value.empty()) return {};
  return "expected a name such as acme.bounces, of small letters, digits and `_`, found " +
         (value.empty() ? "nothing" : value);
}

std::string check_whole_number(const std::string& value, std::uint64_t least, std::uint64_t most) {
  std::uint64_t number = 0;
  const char* const end = value.data() + value.size();
  const auto [read_to, error] = std::from_chars(value.data(), end, number);
  if (error == std::errc() && read_to == end && number >= least && number <= most) return {};
  return fmt::format("expected a whole number from {} to {}, found {}", least, most, value.empty() ? "nothing" : value);
}

std::vector<std::string> map_entries(const std::string& value) {
  std::vector<std::string> entries;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    entries.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return entries;
}

// Whoever writes the name of a field alone has forgotten its place; a file of such a name is `./text`.
bool names_map_file(const std::string& value) {
  return !value.contains('=') && value.find_first_not_of(',') != std::string::npos && !ingest::find_field_name(value);
}

std::string check_map(const std::string& value) {
  if (names_map_file(value)) return {};
  for (const std::string& entry : map_entries(value)) {
    const std::size_t equals = entry.find('=');
    if (equals == std::string::npos || equals == 0)
      return "expected FIELD=PLACE, as in text=diag or text=/msg/diag, found " + (entry.empty() ? "nothing" : entry);
    if (equals + 1 == entry.size())
      return "expected FIELD=PLACE, as in text=diag or text=/msg/diag, found no place in " + entry;
  }
  return {};
}

}  // namespace carom::cli
