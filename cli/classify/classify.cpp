// Inputs are read one after the other; what is wrong with one is told and does not stop the next.
#include "cli/classify/classify.h"

#include <fmt/format.h>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/classify/verdict_outputs.h"
#include "cli/policy/code_cache.h"
#include "cli/policy/engine_text.h"
#include "cli/policy/runnable_policy.h"
#include "cli/reading/attended_reading.h"
#include "runtime/native/load_compiler.h"
#include "runtime/pipeline/pipeline.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

// Whoever asked for native code and sees tables is told why; a problem with the code says so by itself.
std::string why_tables(engine::Choice asked_for, const engine::Engine& engine) {
  const bool is_early =
      asked_for == engine::Choice::native && engine.name() == "table" && engine.native_problem().empty();
  return is_early ? ", native code was not ready" : "";
}

ExitCode tell_summary(const ClassifyOptions& options, const core::Program& program, const engine::Engine& engine,
                      const AnswerOutput& answers, Console& console) {
  if (answers.texts_cut() != 0)
    console.tell(fmt::format("{} a text over {}; only its beginning was read",
                             counted(answers.texts_cut(), "record has", "records have"),
                             counted(program.record_text_bytes(), "byte", "bytes")));
  if (options.verbose)
    console.tell(fmt::format(
        "{}{}{}, {} of {}, {}", engine_text(engine.name(), engine.simd_form()), why_tables(options.engine, engine),
        engine.uses_kept_code() ? ", code of an earlier run" : "", counted(program.rules().size(), "rule", "rules"),
        counted(program.packs().size(), "pack", "packs"), counted(answers.records(), "record", "records")));
  if (const std::string problem = engine.native_problem(); !problem.empty())
    console.tell(fmt::format("{}; {} answered instead", problem, engine.name() == "native" ? "quick code" : "tables"));
  tell_rejects(answers.rejects(), answers.records(), console);
  return options.strict && answers.rejects().rejected != 0 ? ExitCode::input : ExitCode::done;
}

// Whoever asked for tables is told when none can be made; whoever did not has the same verdicts either way.
void tell_engine(engine::Choice asked_for, const engine::Engine& engine, Console& console) {
  const bool asked_for_tables = asked_for == engine::Choice::table || asked_for == engine::Choice::native;
  if (asked_for_tables && !engine.why_no_tables().empty())
    console.tell(fmt::format("--engine {} cannot take these rules: {}; the interpreter answers, with the same verdicts",
                             engine::name_of(asked_for), engine.why_no_tables()));
}

// Null when nobody asked for it.
Expected<const native::Compiler*> compiler_for(engine::Choice choice) {
  if (choice != engine::Choice::native) return nullptr;
  return native::load_compiler();
}

// Null when nobody asked for native code, or none can be kept, which changes no answer.
std::unique_ptr<object_cache::ObjectCache> cache_for(const ClassifyOptions& options, Console& console) {
  if (options.engine != engine::Choice::native || !options.keep_code) return nullptr;
  Expected<std::unique_ptr<object_cache::ObjectCache>> cache = open_code_cache();
  if (cache) return std::move(*cache);
  if (options.verbose) console.tell("no code is kept: " + cache.error().message);
  return nullptr;
}

void tell_problem(const object_cache::ObjectCache& cache, Console& console) {
  if (const std::string problem = cache.problem(); !problem.empty()) console.tell("no code was kept: " + problem);
}

/// Empty: everything was read. `read`: what reading the inputs came to.
std::string_view why_cut(const pipeline::Pipeline& pipeline, bool is_interrupted, ExitCode read) {
  if (!pipeline.is_wanted()) return "standard output ended before the inputs did";
  if (is_interrupted) return kInterrupted;
  return read == ExitCode::done ? std::string_view() : kNotAllRead;
}

}  // namespace

ExitCode classify(const ClassifyOptions& options, Console& console) {
  const auto policy = load_runnable_policy(options.policy, console);
  if (!policy) return policy.error();
  const core::Program& program = policy->program;
  const auto map = load_map(options.map, fields_declared_by(program), console);
  if (!map) return map.error();
  Reading reading(options.input_format, *map, program, options.strict);
  reading.want_deliveries(options.deliveries);
  reading.want_each_event_once(options.dedupe);
  if (options.enrich) reading.want_source(options.enrich_key);
  const Expected<const native::Compiler*> compiler = compiler_for(options.engine);
  if (!compiler) return console.fail(compiler.error());
  const std::vector<NamedInput> inputs = inputs_named(options.files, console);
  if (const Expected<void> good = check_follow(options.follow, inputs); !good) return console.fail(good.error());
  const auto outputs = VerdictOutputs::create(options, program, files_in_use(inputs, *policy), console);
  if (!outputs) return console.fail(outputs.error());

  const std::unique_ptr<object_cache::ObjectCache> cache = cache_for(options, console);
  const engine::Engine engine(program, options.engine, scan::best_simd_form(), *compiler, cache.get());
  tell_engine(options.engine, engine, console);
  AnswerOutput& answers = (*outputs)->answers();
  const Interruption interruption;
  pipeline::Pipeline pipeline(engine, (*outputs)->writers(), options.batch, answers);
  (*outputs)->begin();
  const ExitCode read = read_attended(inputs, options.follow, reading, interruption, pipeline, console);
  pipeline.finish();
  (*outputs)->end();
  // A file that is followed has no other end.
  const bool is_interrupted = interruption.is_asked_for() && !options.follow;
  if (pipeline.is_wanted()) reading.tell_doubts(console);
  ExitCode code = first_of(read, tell_summary(options, program, engine, answers, console));
  if (options.verbose && cache) tell_problem(*cache, console);
  code = first_of(code, (*outputs)->finish(why_cut(pipeline, is_interrupted, read)));
  if (!is_interrupted) return code;
  const std::string how_far = fmt::format(": {} answered", counted(answers.records(), "record", "records"));
  return first_of(code, tell_interrupted(interruption, how_far, console));
}

}  // namespace carom::cli
