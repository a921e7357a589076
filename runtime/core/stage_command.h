// SMTP commands and the stages of the dialogue that they belong to.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "runtime/core/record.h"

namespace carom::core {

/// Of a command in lower case that is not itself the word of a stage: `bdat`, `rcpt to`, `end of data`.
[[nodiscard]] constexpr std::optional<Stage> stage_of_command(std::string_view command) {
  constexpr std::array kCommands = {
#define STAGE_COMMAND(name, stage) std::pair(std::string_view(name), Stage::stage),
#include "runtime/core/stage_commands.def"
#undef STAGE_COMMAND
  };
  for (const auto& [name, stage] : kCommands)
    if (command == name) return stage;
  return std::nullopt;
}

}  // namespace carom::core
