// Which addresses and domains verdicts take off a mailing list at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "runtime/core/record.h"
#include "runtime/core/verdict.h"

namespace carom::cli {

/// Each once, however often it bounced. Grows with them, not with the records. For one thread at a time.
class SuppressionList {
 public:
  void add(const core::Record& record, const core::Verdict& verdict);
  void merge(const SuppressionList& other);

  /// One a line, sorted; a domain as `@a.example`. What is plainly suppressed is not guarded too.
  [[nodiscard]] std::string plain_lines() const;
  /// Those to look at first: where much of one domain fails at once, its mail system may be broken and not its
  /// addresses (docs/language.md section 5).
  [[nodiscard]] std::string guarded_lines() const;
  [[nodiscard]] std::size_t plain() const { return plain_.size(); }
  [[nodiscard]] std::size_t guarded() const;
  /// Verdicts on records that name nobody.
  [[nodiscard]] std::uint64_t unnamed() const { return unnamed_; }

 private:
  std::unordered_set<std::string> plain_;
  std::unordered_set<std::string> guarded_;  // perhaps also plain
  std::uint64_t unnamed_ = 0;
};

}  // namespace carom::cli
