// In-language tests are answered by the table engine, too: their samples are what authors care about most.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "runtime/table/engine.h"

namespace carom::embed {

/// Fails a check (a defect of ours) unless both say the same. `owner` and `sample` are told: what a report needs.
void check_agreement(const core::Verdict& interpreter, const core::Verdict& table, std::string_view owner,
                     std::string_view sample);

/// The table engine of a program, if one can be made.
class SecondOpinion {
 public:
  /// `program` is borrowed.
  explicit SecondOpinion(const core::Program& program);

  /// As check_agreement(), with the table engine's verdict on `record`.
  void check(const core::Verdict& interpreter, const core::Record& record, std::string_view owner,
             std::string_view sample);

 private:
  std::optional<table::Engine> engine_;
  table::Scratch scratch_;
};

}  // namespace carom::embed
