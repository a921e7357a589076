// Inputs are read and classified as `classify` does it; only where the answers go is different.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>

#include "cli/files/finish_file.h"
#include "cli/files/open_input.h"
#include "cli/files/rejects_file.h"
#include "cli/reading/attended_reading.h"
#include "cli/suppress/storing_sink.h"
#include "cli/suppress/suppress.h"
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

// Null when nobody asked for it.
Expected<std::unique_ptr<RejectsFile>> create_rejects(const SuppressAdd& action, FilesInUse in_use) {
  if (action.rejects.empty()) return nullptr;
  add_state(action.state, in_use);
  return RejectsFile::create(action.rejects, in_use);
}

/// What a run works with, all of it there and sound.
struct Ready {
  const SuppressAdd& action;
  const RunnablePolicy& policy;
  const std::vector<NamedInput>& inputs;
  Reading& reading;
  RejectsFile* rejects;  ///< null: nobody asked for it
  suppression::Store& store;
  const Clock& clock;
};

/// A folder without files can be read, too.
bool can_be_read(const NamedInput& input) {
  if (input.is_folder && input.failures.empty()) return true;
  return std::ranges::any_of(
      input.files, [](const InputFile& file) { return file.path == "-" || ::access(file.path.c_str(), R_OK) == 0; });
}

// What cannot be opened leaves nothing to remember: no state is begun for it.
ExitCode find_inputs(const std::vector<NamedInput>& inputs, Console& console) {
  ExitCode code = ExitCode::done;
  if (std::ranges::any_of(inputs, can_be_read)) return code;
  for (const NamedInput& input : inputs) {
    for (const Error& failure : input.failures) code = first_of(code, console.fail(failure));
    for (const InputFile& file : input.files)
      if (const auto opened = Input::open(file.path); !opened) code = first_of(code, console.fail(opened.error()));
  }
  return code;
}

/// Empty: everything was read and stored.
std::string_view why_cut(bool is_interrupted, bool is_stored, ExitCode read) {
  if (is_interrupted) return kInterrupted;
  if (!is_stored) return "not everything was stored";
  return read == ExitCode::done ? std::string_view() : kNotAllRead;
}

ExitCode add(const Ready& ready, Console& console) {
  const SuppressAdd& action = ready.action;
  const engine::Engine engine(ready.policy.program, engine::Choice::automatic);
  const bool is_stream = action.follow || !bytes_of(ready.inputs);
  StoringSink sink(ready.store, action, ready.clock, is_stream, ready.rejects, console);
  pipeline::AnswerWriter* const writer = &sink;
  const Interruption interruption;
  pipeline::Pipeline pipeline(engine, {&writer, 1}, engine::Engine::kBestBatch, sink);
  const ExitCode read = read_attended(ready.inputs, action.follow, ready.reading, interruption, pipeline, console);
  pipeline.finish();
  // A file that is followed has no other end.
  const bool is_cut = interruption.is_asked_for() && !action.follow;
  Expected<void> stored = sink.finish();
  if (stored && !is_cut) stored = ready.store.forget(ready.clock.now());
  ExitCode code = read;
  if (!stored) code = first_of(code, console.fail(stored.error()));
  ready.reading.tell_doubts(console);
  code = first_of(code, tell_counts(action, sink, console));
  NewFile* const file = ready.rejects != nullptr ? &ready.rejects->file() : nullptr;
  code = first_of(code, finish_file(file, "rejects", why_cut(is_cut, stored.has_value(), read), console));
  if (!is_cut) return code;
  const std::string how_far = fmt::format(": {} stored", counted(sink.counts().records, "record", "records"));
  return first_of(code, tell_interrupted(interruption, how_far, console));
}

}  // namespace

ExitCode run(const SuppressAdd& action, const Clock& clock, Console& console) {
  const auto policy = load_runnable_policy(action.policy, console);
  if (!policy) return policy.error();
  const auto map = load_map(action.map, fields_declared_by(policy->program), console);
  if (!map) return map.error();
  Reading reading(action.input_format, *map, policy->program, action.strict);
  reading.want_deliveries(true);
  const std::vector<NamedInput> inputs = inputs_named(action.files, console);
  if (const Expected<void> good = check_follow(action.follow, inputs); !good) return console.fail(good.error());
  if (const ExitCode found = find_inputs(inputs, console); found != ExitCode::done) return found;
  const auto rejects = create_rejects(action, files_in_use(inputs, *policy));
  if (!rejects) return console.fail(rejects.error());
  const auto store = suppression::Store::open(action.state, suppression::Store::Access::created);
  if (!store) return console.fail(store.error());
  return add({action, *policy, inputs, reading, rejects->get(), **store, clock}, console);
}

}  // namespace carom::cli
