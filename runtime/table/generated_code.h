// What code generated for a program looks like from outside: plain functions, and the plain data that they read. The
// generator (compiler/native) takes every offset from here, so nothing is written down twice.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/table/found_pattern.h"

namespace carom::table {

class RecordTruth;

/// What generated code asks back: whatever is rare or large. All nothrow.
struct TruthHelpers {
  bool (*predicate_holds)(RecordTruth& truth, std::uint32_t predicate);
  bool (*expression_holds)(RecordTruth& truth, std::uint32_t expression);
};

/// One record as generated code reads it. Enumerators outside their type, and what is missing, are 0.
struct RecordFacts {
  const std::uint32_t* predicates = nullptr;  ///< by predicate: `held` where it is known to hold
  const FoundPattern* patterns = nullptr;     ///< by pattern: found if its turn is `turn`
  RecordTruth* truth = nullptr;
  const TruthHelpers* helpers = nullptr;
  std::int64_t attempts = 0;
  std::int64_t age = 0;
  std::uint32_t turn = 0;
  std::uint32_t held = 0;
  std::uint32_t status = 0;  ///< batch::PackedStatus
  std::uint32_t dsn_status = 0;
  std::uint32_t outer_status = 0;
  std::uint32_t code = 0;
  std::uint32_t outer_code = 0;
  std::uint8_t has_attempts = 0;
  std::uint8_t has_age = 0;
  std::uint8_t is_unwrapped = 0;
  std::uint8_t status_conflict = 0;
  std::uint8_t stage = 0;
  std::uint8_t via = 0;
  std::uint8_t esp_type = 0;
  std::uint8_t dsn_action = 0;
  std::uint8_t information = 0;
};

/// Whether a rule holds: `when` and no `unless`. Rules of one form share a function; what they differ in are the
/// constants that it reads.
using RuleFunction = bool (*)(const RecordFacts& facts, const std::uint32_t* constants);

struct RuleCode {
  RuleFunction function = nullptr;  ///< null: the table's own test
  const std::uint32_t* constants = nullptr;

  [[nodiscard]] bool holds(const RecordFacts& facts) const { return function(facts, constants); }
};

/// One rule's code as an object holds it: distances from the table's first byte, so that a linker has nothing to do.
struct PlacedRule {
  std::uint32_t rule;
  std::int32_t function;
  std::int32_t constants;
};

/// In an object `count` PlacedRules follow.
struct PlacedRules {
  std::uint32_t count;
};

/// Borrowed by the engine that uses it.
struct GeneratedCode {
  std::vector<RuleCode> rules;  ///< by rule

  /// Takes in what lies in memory at `placed`, which is trusted as the code is that stands beside it, and outlives
  /// this; of a program of as many rules as `rules` has.
  void add(const PlacedRules& placed);
};

}  // namespace carom::table
