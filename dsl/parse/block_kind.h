// The kinds of `{ … }` blocks and which properties each takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carom::dsl::syntax {

/// One bit a kind, so that a property names its blocks as a set.
enum BlockKind : std::uint32_t {
  kPack = 1U << 0U,
  kClass = 1U << 1U,
  kRule = 1U << 2U,
  kGroup = 1U << 3U,
  kAnnotate = 1U << 4U,
  kUnwrap = 1U << 5U,
  kAggregate = 1U << 6U,
  kAudit = 1U << 7U,
  kOverride = 1U << 8U,
};
using BlockSet = std::uint32_t;

/// The block's name in messages, with its article: "a rule", "an override".
[[nodiscard]] std::string_view describe(BlockKind kind);

/// The blocks that take the property; empty when `word` starts no property anywhere.
[[nodiscard]] std::optional<BlockSet> blocks_of(std::string_view word);

/// The properties that a block takes, in the order of properties.def.
[[nodiscard]] std::vector<std::string_view> properties_in(BlockKind kind);

/// "a rule, a group or an audit"
[[nodiscard]] std::string describe_blocks(BlockSet blocks);

}  // namespace carom::dsl::syntax
