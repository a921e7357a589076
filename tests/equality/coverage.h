// What a run has exercised: how often each feature, predicate, pattern, instruction and kind of verdict occurred. A run
// that compares nothing hard proves nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "tests/equality/features.h"
#include "tests/equality/generate_policy.h"

namespace carom::equality {

enum class Outcome : std::uint8_t {
#define OUTCOME(id, meaning) id,
#include "tests/equality/outcomes.def"
#undef OUTCOME
  kCount
};

class Coverage {
 public:
  [[nodiscard]] Features& features() { return features_; }

  /// What stands in a program.
  void note(const CompiledPolicy& compiled);
  /// What came of a record.
  void note(const core::Program& program, const core::Verdict& verdict);
  /// How predicates and patterns come out on a few of the records; a costly look.
  void look_into(const core::Program& program, std::span<const core::Record> records);
  void add(const Coverage& other);

  /// Of all that must occur, what did not.
  [[nodiscard]] std::vector<std::string> missing() const;
  [[nodiscard]] double percent_classified() const;
  /// Of all policies that were written.
  [[nodiscard]] double percent_refused() const;
  /// A line each.
  [[nodiscard]] std::string print() const;

 private:
  /// How often something stands in a program, and how its test came out.
  struct Tally {
    std::uint64_t written = 0;
    std::uint64_t held = 0;
    std::uint64_t failed = 0;
  };
  static constexpr std::size_t kOps = 0
#define PREDICATE_OP(id, operand, meaning) +1
#include "runtime/core/predicate_ops.def"
#undef PREDICATE_OP
      ;
  static constexpr std::size_t kKinds = 0
#define PATTERN_KIND(id, meaning) +1
#include "runtime/core/pattern_kinds.def"
#undef PATTERN_KIND
      ;
  static constexpr std::size_t kInstructions = static_cast<std::size_t>(core::NfaOp::match) + 1;
  static constexpr std::size_t kHoles = static_cast<std::size_t>(core::HoleKind::reply) + 1;

  void look_into(const core::Program& program, const core::Record& record);
  void note(Outcome outcome) { ++outcomes_[static_cast<std::size_t>(outcome)]; }
  [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> rows() const;

  Features features_;
  std::uint64_t programs_ = 0;
  std::uint64_t refused_ = 0;
  std::uint64_t rules_ = 0;
  std::array<std::uint64_t, static_cast<std::size_t>(Outcome::kCount)> outcomes_{};
  std::array<Tally, kOps> predicates_{};
  std::array<Tally, kKinds> patterns_{};
  std::array<Tally, core::kBuiltinFieldCount> fields_{};
  std::array<std::uint64_t, kInstructions> instructions_{};
  std::array<std::uint64_t, kHoles> holes_{};
};

}  // namespace carom::equality
