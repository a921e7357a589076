// What the values of options may be, apart from CLI11, which is slow to compile.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace carom::cli {

/// Each says what is wrong with a value to the person who typed it; empty: nothing.
[[nodiscard]] std::string check_name(const std::string& value);
[[nodiscard]] std::string check_symbol(const std::string& value);
[[nodiscard]] std::string check_pack_name(const std::string& value);
[[nodiscard]] std::string check_whole_number(const std::string& value, std::uint64_t least, std::uint64_t most);
[[nodiscard]] std::string check_map(const std::string& value);

/// Whether a --map is the path of a map file: there is no `=` in it, and it is no field's name.
[[nodiscard]] bool names_map_file(const std::string& value);
/// The entries of one --map, FIELD=PLACE each where check_map() found nothing.
[[nodiscard]] std::vector<std::string> map_entries(const std::string& value);

}  // namespace carom::cli
