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

/// How a record is wrapped.
struct Unwrapped {
  std::uint32_t row = 0;            ///< of the program's unwraps
  const NfaMatch* match = nullptr;  ///< of its template; lives until the record is asked for another match
  Span inner;                       ///< the inner reply in the normalised text
};

/// Working memory of unwrapping; reusable.
class Unwrapper {
 public:
  /// How unwrap row `unwrap` applies to the values as they are; nothing if it does not: its conditions hold, its
  /// template matches, and a reply code stands where its {reply} begins. `Truth` is an engine's knowledge of one record
  /// (Evaluation, for the interpreter).
  template <class Truth>
  [[nodiscard]] std::optional<Unwrapped> fit(Truth& truth, std::uint32_t unwrap) {
    const UnwrapRow& row = truth.program().unwraps()[unwrap];
    if (!truth.conditions_hold(row)) return std::nullopt;
    const NfaMatch* match = truth.find_holes(row.pattern);
    if (match == nullptr || !begins_with_code(truth.program(), row, truth.text(), *match)) return std::nullopt;
    return Unwrapped{unwrap, match, inner_};
  }
  /// The first row that applies.
  template <class Truth>
  [[nodiscard]] std::optional<Unwrapped> fit_first(Truth& truth) {
    const auto rows = static_cast<std::uint32_t>(truth.program().unwraps().size());
    for (std::uint32_t row = 0; row < rows; ++row)
      if (const auto unwrapped = fit(truth, row)) return unwrapped;
    return std::nullopt;
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
