// The public questions about one record; classification.cpp holds the steps.
#include "runtime/core/interpret.h"

#include "runtime/core/annotate.h"
#include "runtime/core/classification.h"
#include "support/working_memory_definition.h"

template class carom::WorkingMemory<carom::core::ScratchState>;

namespace carom::core {

Verdict interpret(const Program& program, const Record& record, Scratch& scratch) noexcept {
  const std::uint32_t rule = classify(program, record, scratch.state());
  return conclude(program, record, rule, scratch.state());
}

bool rule_holds(const Program& program, std::uint32_t rule, const Record& record, Scratch& scratch) {
  static_cast<void>(classify(program, record, scratch.state()));
  return scratch.state().evaluation.conditions_hold(program.rules()[rule]);
}

bool unwrap_fits(const Program& program, std::uint32_t unwrap, const Record& record, Scratch& scratch) {
  Scratch::State& state = scratch.state();
  begin_record(program, record, state);
  for (std::uint32_t done = 0; done < kMostUnwraps; ++done) {
    if (state.unwrapper.fit(state.evaluation, unwrap)) return true;
    if (!state.unwrapper.unwrap_once(state.evaluation, state.fields)) return false;
  }
  return false;
}

bool annotation_holds(const Program& program, std::uint32_t annotation, const Record& record, Scratch& scratch) {
  static_cast<void>(classify(program, record, scratch.state()));
  return annotation_holds(scratch.state().evaluation, program.annotations()[annotation]);
}

}  // namespace carom::core
