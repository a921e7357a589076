// The formats by name, each with its reader.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "importers/source_rule.h"

namespace carom::importers {

enum class Tool : std::uint8_t {
#define TOOL(id, word, name, reader) id,
#include "importers/tools.def"
#undef TOOL
};

struct NamedTool {
  Tool tool;
  std::string_view word;  ///< on the command line
  std::string_view id;    ///< as a name of the language
  std::string_view name;  ///< to people
};

inline constexpr std::array kTools = {
#define TOOL(id, word, name, reader) NamedTool{Tool::id, word, #id, name},
#include "importers/tools.def"
#undef TOOL
};

[[nodiscard]] constexpr const NamedTool& named(Tool tool) {
  return kTools[static_cast<std::size_t>(tool)];
}

/// The rules of one file, whose places all name file 0. What is no rule is refused; a file of which nothing is a rule
/// is not the tool's.
[[nodiscard]] SourceRules read_rules(Tool tool, std::string_view text);

/// Puts the rules of a further file behind those read before; its places then name `file`.
void append(SourceRules& all, SourceRules further, std::uint32_t file);

}  // namespace carom::importers
