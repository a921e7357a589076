// Takes the reply out of a wrapper: `host mx.example said: 550 5.1.1 no such user` is about the inner reply.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "runtime/core/evaluate.h"
#include "runtime/core/field_values.h"

namespace carom::core {

/// A wrapper in a wrapper is unwrapped this often (docs/language.md section 2).
inline constexpr std::uint32_t kMostUnwraps = 3;

/// Working memory of unwrapping; reusable.
class Unwrapper {
 public:
  /// How unwrap row `unwrap` matches the values as they are; null if it does not apply: its conditions hold, its
  /// template matches, and a reply code stands where its {reply} begins. `Truth` is an engine's knowledge of one record
  /// (Evaluation, for the interpreter); the match lives until it is asked for another.
  template <class Truth>
  [[nodiscard]] const NfaMatch* fit(Truth& truth, std::uint32_t unwrap) {
    const UnwrapRow& row = truth.program().unwraps()[unwrap];
    if (!truth.conditions_hold(row)) return nullptr;
    const NfaMatch* match = truth.find_holes(row.pattern);
    return match != nullptr && begins_with_code(truth.program(), row, truth.text(), *match) ? match : nullptr;
  }

  /// Applies the first row that fits to `fields` (those that `evaluation` looks at) and lets `evaluation` begin anew.
  /// Returns the row; nothing if none fits.
  [[nodiscard]] std::optional<std::uint32_t> unwrap_once(Evaluation& evaluation, FieldValues& fields);

 private:
  [[nodiscard]] bool begins_with_code(const Program& program, const UnwrapRow& row, std::string_view text,
                                      const NfaMatch& match);
  void fill_missing(const Program& program, const PatternRow& take, const NfaMatch& match, FieldValues& fields);
  void put_inner_reply(FieldValues& fields);

  Span inner_;  ///< of the text that fit() looked at
  Reply reply_;
  NormalisedText text_;
  std::string open_;
};

}  // namespace carom::core
