// A program that no tables can be made of has one opinion.
#include "runtime/embed/second_opinion.h"

#include <fmt/format.h>

#include <utility>

#include "runtime/core/compare_verdicts.h"
#include "support/check.h"

namespace carom::embed {

void check_agreement(const core::Verdict& interpreter, const core::Verdict& table, std::string_view owner,
                     std::string_view sample) {
  const std::string_view member = core::first_difference(interpreter, table);
  CAROM_CHECK(
      member.empty(),
      fmt::format("the table engine gives another `{}` than the interpreter for a test of `{}`: classes `{}` and "
                  "`{}`, rules `{}` and `{}`, sample \"{}\"",
                  member, owner, table.class_name, interpreter.class_name, table.rule, interpreter.rule, sample));
}

SecondOpinion::SecondOpinion(const core::Program& program) {
  if (auto engine = table::Engine::make(program)) engine_ = std::move(*engine);
}

void SecondOpinion::check(const core::Verdict& interpreter, const core::Record& record, std::string_view owner,
                          std::string_view sample) {
  if (engine_) check_agreement(interpreter, engine_->classify(record, scratch_), owner, sample);
}

}  // namespace carom::embed
