// What of a policy a set of records reaches.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"

namespace carom::cli {

/// A record as its reader named it; the first stands for those like it.
struct RecordPlace {
  std::string file;
  std::uint64_t number = 0;
};

/// How a rule, an unwrap or an annotate fared. What cannot win (unwraps, annotates) is only `held`.
struct Reach {
  std::uint64_t held = 0;  ///< records that fulfil its conditions, whatever wins
  std::uint64_t won = 0;   ///< records that it decides
  RecordPlace first_held;
  RecordPlace first_won;
  std::unordered_map<std::uint32_t, std::uint64_t> lost_to;  ///< by the rule that won: how often
};

/// Counts record by record. `program` must outlive it.
class CoverageCount {
 public:
  explicit CoverageCount(const core::Program& program);

  void add(const core::Record& record);

  [[nodiscard]] const core::Program& program() const { return program_; }
  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] std::uint64_t unclassified() const { return unclassified_; }
  /// By number in the program.
  [[nodiscard]] const std::vector<Reach>& rules() const { return rules_; }
  [[nodiscard]] const std::vector<Reach>& unwraps() const { return unwraps_; }
  [[nodiscard]] const std::vector<Reach>& annotates() const { return annotates_; }

 private:
  const core::Program& program_;
  core::Scratch scratch_;
  std::uint64_t records_ = 0;
  std::uint64_t unclassified_ = 0;
  std::vector<Reach> rules_;
  std::vector<Reach> unwraps_;
  std::vector<Reach> annotates_;
};

/// The rule that won most often where `reach` held and lost (the first of several); kNoRule: it never lost.
[[nodiscard]] std::uint32_t mostly_lost_to(const Reach& reach);

}  // namespace carom::cli
