// The reference engine: what a verdict is, in the plainest terms. Other engines are right when they agree with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "support/working_memory.h"

namespace carom::core {

/// Made for any program.
struct ScratchState;
using Scratch = WorkingMemory<ScratchState>;

}  // namespace carom::core

extern template class carom::WorkingMemory<carom::core::ScratchState>;

namespace carom::core {

/// Always answers. The verdict's views live until `scratch` is used again. Time linear in the record's text.
[[nodiscard]] Verdict interpret(const Program& program, const Record& record, Scratch& scratch) noexcept;

/// Why another rule that holds did not win.
enum class Lost : std::uint8_t { won, band, layer, order, disabled };

struct RuleMatch {
  std::uint32_t rule = 0;
  Lost lost = Lost::won;
  std::vector<Evidence> evidence;
};

/// A rule that almost held: the conditions (as printed) that failed; `unless` conditions that held are marked.
struct NearMiss {
  struct Failed {
    std::string printed;
    bool unless = false;
  };
  std::uint32_t rule = 0;
  std::uint32_t atoms_held = 0;
  std::vector<Failed> failed;
};

/// One step of unwrapping: which unwrap fitted and what it left as the text (normalised).
struct UnwrapStep {
  std::uint32_t unwrap = 0;
  std::string inner_text;
};

/// Everything `carom explain` shows. Owns what it says, except the views into program and scratch of `verdict`.
struct Explanation {
  Verdict verdict;
  std::string normalised_text;    ///< as rules saw it
  std::vector<Span> text_origin;  ///< source bytes of each byte of it
  Span code_span;                 ///< source bytes of the innermost text read as the code; empty: not from its words
  Span status_span;               ///< the same of the status
  std::vector<UnwrapStep> unwrapped;
  bool fell_back_to_outer = false;    ///< the inner reply stayed unclassified
  std::vector<RuleMatch> matches;     ///< in the total order, the winner first unless disabled ones stand before it
  std::vector<NearMiss> near_misses;  ///< best first, at most `near_limit`
  std::vector<std::uint32_t> annotations;
};

[[nodiscard]] Explanation explain(const Program& program, const Record& record, Scratch& scratch,
                                  std::uint32_t near_limit = 3);

/// Whether one rule, unwrap or annotation holds for `record`, whatever wins (in-language tests ask this).
[[nodiscard]] bool rule_holds(const Program& program, std::uint32_t rule, const Record& record, Scratch& scratch);
[[nodiscard]] bool unwrap_fits(const Program& program, std::uint32_t unwrap, const Record& record, Scratch& scratch);
[[nodiscard]] bool annotation_holds(const Program& program, std::uint32_t annotation, const Record& record,
                                    Scratch& scratch);

}  // namespace carom::core
