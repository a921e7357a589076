// Inputs are read and classified as `classify` does it; only where the answers go is different.
#include <fmt/format.h>

#include "cli/read_inputs.h"
#include "cli/runnable_policy.h"
#include "cli/storing_sink.h"
#include "cli/suppress.h"
#include "runtime/pipeline/pipeline.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

ExitCode tell_counts(const SuppressAdd& action, const StoringSink& sink, Console& console) {
  const StoredCounts& counts = sink.counts();
  console.tell(fmt::format("{}: {} noted, {} known before", counted(counts.records, "record", "records"),
                           counted(counts.fresh, "failure", "failures"), counts.repeated));
  if (counts.unnamed != 0)
    console.tell(fmt::format("{} somebody off the list whom the record does not name",
                             counted(counts.unnamed, "verdict takes", "verdicts take")));
  tell_rejects(sink.rejects(), counts.records, console);
  return action.strict && sink.rejects().rejected != 0 ? ExitCode::input : ExitCode::done;
}

ExitCode tell_interrupted(const Interruption& interruption, const StoringSink& sink, Console& console) {
  if (!interruption.is_asked_for()) return ExitCode::done;
  console.tell(fmt::format("interrupted before the inputs ended: {} stored",
                           counted(sink.counts().records, "record", "records")));
  return ExitCode::interrupted;
}

}  // namespace

ExitCode run(const SuppressAdd& action, suppression::Store& store, const Clock& clock, Console& console) {
  const auto policy = load_runnable_policy(action.policy, console);
  if (!policy) return policy.error();
  Reading reading(action.input_format, action.map, policy->program, action.strict);
  reading.want_deliveries(true);
  if (const Expected<void> good = ingest::check_map(reading.options()); !good) return console.fail(good.error());
  const std::vector<NamedInput> inputs = inputs_named(action.files, console);

  const engine::Engine engine(policy->program, engine::Choice::automatic);
  const auto all_bytes = bytes_of(inputs);
  StoringSink sink(store, action, clock, !all_bytes, console);
  pipeline::AnswerWriter* const writer = &sink;
  const Interruption interruption;
  pipeline::Pipeline pipeline(engine, {&writer, 1}, engine::Engine::kBestBatch, sink);
  ExitCode code = read_inputs(inputs, reading, {interruption}, pipeline, console);
  pipeline.finish();
  Expected<void> stored = sink.finish();
  if (stored && !interruption.is_asked_for()) stored = store.forget(clock.now());
  if (!stored) code = first_of(code, console.fail(stored.error()));
  reading.tell_doubts(console);
  code = first_of(code, tell_counts(action, sink, console));
  return first_of(code, tell_interrupted(interruption, sink, console));
}

}  // namespace carom::cli
