// A verdict as the C interface tells it: what has a value here is a word there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "runtime/ahead/carom_runtime.h"
#include "runtime/core/program.h"
#include "runtime/core/verdict.h"

namespace carom::ahead {

/// Tells one verdict after the other; its words and arrays live until the next one.
class ToldVerdict {
 public:
  [[nodiscard]] static bool is_known_size(std::size_t struct_size);

  /// All but struct_size and refused_values, in the newest version; views are those of `verdict`.
  [[nodiscard]] carom_verdict tell(const core::Verdict& verdict, const core::Program& program);

 private:
  void tell_words(const core::Verdict& verdict, carom_verdict& told);
  void tell_arrays(const core::Verdict& verdict, const core::Program& program, carom_verdict& told);

  std::string retry_, suppress_, status_;
  std::vector<carom_string> tags_;
  std::vector<carom_field> facts_;
  std::vector<carom_evidence> evidence_;
};

}  // namespace carom::ahead
