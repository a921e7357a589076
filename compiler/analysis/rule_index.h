// Finds the rules that a rule might imply without trying them all: each is filed under one of its own tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/analysis/rule_facts.h"
#include "runtime/core/literal_scan.h"
#include "support/byte_interner.h"

namespace carom::compiler {

/// Made for all rules at once. A rule is filed under the entries of that of its terms which the fewest rules share:
/// whoever implies the rule implies that term, so one of his own entries leads here. Literals are found inside longer
/// ones by one scan.
class RuleIndex {
 public:
  explicit RuleIndex(const std::vector<RuleFacts>& rules);

  /// The rules before `before` that `facts` may imply, ascending; a superset of those they do imply, except that at
  /// most some thousand are returned for any rule.
  [[nodiscard]] std::vector<std::uint32_t> candidates(const RuleFacts& facts, std::uint32_t before) const;

 private:
  void file(std::uint32_t rule, const Term* term);
  void add(const std::string& key, std::uint32_t rule);

  ByteInterner keys_;
  std::vector<std::vector<std::uint32_t>> rules_of_key_;
  std::vector<std::uint32_t> always_;  ///< rules without a telling term
  std::vector<std::string> literals_;  ///< literal number → the text filed under
  std::vector<std::uint32_t> key_of_literal_;
  core::LiteralScan scan_;
};

}  // namespace carom::compiler
