// The automata of one link: each regular expression and template is compiled once, and all together are bounded.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/pattern/compile_pattern.h"

namespace carom::compiler {

/// What equal texts share: macros and lists stand in many conditions, and an automaton may have thousands of states.
class PatternStore {
 public:
  using Compiled = std::expected<std::shared_ptr<const CompiledPattern>, PatternError>;

  /// `limits` is borrowed.
  explicit PatternStore(const Limits& limits) : limits_(limits) {}

  /// As compile_regex() and compile_template(); also fails where the sum passes Limits::pattern_states. From then on
  /// the store is full and compiles nothing new.
  [[nodiscard]] Compiled regex(std::string_view pattern);
  [[nodiscard]] Compiled template_text(std::string_view text);

  [[nodiscard]] bool is_full() const { return states_ > limits_.pattern_states; }

 private:
  using Known = std::unordered_map<std::string, std::shared_ptr<const CompiledPattern>>;
  template <class Compile>
  [[nodiscard]] Compiled find_or_compile(Known& known, std::string_view text, Compile compile);

  const Limits& limits_;
  Known regexes_;
  Known templates_;
  std::uint64_t states_ = 0;
};

}  // namespace carom::compiler
