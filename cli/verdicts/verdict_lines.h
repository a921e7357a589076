// Verdicts as JSON, one line each: the one place that knows the keys of a verdict and their order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/verdicts/verdict_writer.h"
#include "runtime/core/program.h"
#include "support/byte_buffer.h"

namespace carom::cli {

/// Appends the lines of one program's verdicts. What a verdict has from its rule is joined once and copied from then
/// on, so a line costs little more than its bytes. Allocates for a rule's first verdict and to let `out` grow; for one
/// thread.
class VerdictLines {
 public:
  /// For verdicts of `program`. `verbose` adds cite and advice.
  VerdictLines(const core::Program& program, bool verbose);

  /// One object, without a line end.
  void append(const core::Record& record, const core::Verdict& verdict, ByteBuffer& out);

 private:
  /// A verdict's members from class to layer, and cite and advice: they follow from the rule and these four.
  struct Decision {
    core::BounceType type;
    core::Action action;
    core::MessageState message;
    core::RetrySpec retry;
    std::string members;
    std::string tail;
  };

  const Decision& decision_of(const core::Verdict& verdict);
  void spell_decision(const core::Verdict& verdict, Decision& decision) const;
  std::string_view file_member(std::string_view file);
  char* put_evidence(char* out, const core::Record& record, const core::Verdict& verdict) const;
  [[nodiscard]] std::size_t bound_of(const core::Record& record, const core::Verdict& verdict) const;

  bool verbose_;
  std::vector<std::vector<Decision>> decisions_;  ///< by rule; those without a rule last
  Decision unusual_;                              ///< of a rule whose verdicts are too many to keep
  std::vector<std::string> evidence_openings_;    ///< by field
  std::vector<std::string> information_members_;  ///< by enumerator
  std::string file_;
  std::string file_member_;
};

}  // namespace carom::cli
