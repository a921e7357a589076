// Rule sets as their authors would have written them: Carom source for given literals.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace carom::bench {

/// Rule number i of the total order is about literal i.
enum class PolicyShape : std::uint8_t {
  /// `code in [4xx, 5xx] and text has "…"`: wins exactly where the literal is the first that occurs, in any bounce.
  has,
  /// Mostly that, with narrower codes, statuses, two phrases, templates and expressions among it: what compiling costs.
  mixed,
};

struct PolicyText {
  static constexpr std::string_view kMainFile = "bench-policy/main.carom";
  std::map<std::string, std::string, std::less<>> files;  ///< path → text; the main file includes the others
  std::size_t bytes = 0;
};

/// A rule for each condition, of layer local and with classes of its own, so that it uses no other pack. No file is
/// over the compiler's limit.
[[nodiscard]] PolicyText write_rules(std::span<const std::string> conditions);
[[nodiscard]] PolicyText write_policy(std::span<const std::string_view> literals, PolicyShape shape);

/// As a string literal of the language.
[[nodiscard]] std::string string_literal(std::string_view text);

}  // namespace carom::bench
