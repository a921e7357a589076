// Inputs are read one after the other; what is wrong with one is told and does not stop the next.
#include "cli/classify.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "cli/answer_output.h"
#include "cli/code_cache.h"
#include "cli/engine_text.h"
#include "cli/files_in_use.h"
#include "cli/input_files.h"
#include "cli/read_inputs.h"
#include "cli/rejects_file.h"
#include "cli/runnable_policy.h"
#include "cli/suppression_files.h"
#include "cli/verdict_writer.h"
#include "runtime/native/load_compiler.h"
#include "runtime/pipeline/pipeline.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

OutputFormat format_of(const ClassifyOptions& options, const Terminal& terminal) {
  if (options.format != OutputFormat::automatic) return options.format;
  return terminal.out_is_terminal ? OutputFormat::table : OutputFormat::ndjson;
}

std::size_t threads_of(const ClassifyOptions& options) {
  return options.threads != 0 ? options.threads : std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
}

using Writers = std::vector<std::unique_ptr<VerdictWriter>>;

Writers make_writers(const ClassifyOptions& options, const core::Program& program, const Terminal& terminal) {
  Writers writers;
  if (options.enrich) {
    while (writers.size() < threads_of(options))
      writers.push_back(make_enriching_writer(program, options.enrich_key, options.verbose, terminal));
    return writers;
  }
  switch (format_of(options, terminal)) {
    case OutputFormat::table:
      writers.push_back(make_table_writer(terminal));
      break;
    case OutputFormat::csv:
      while (writers.size() < threads_of(options)) writers.push_back(make_csv_writer(program, options.verbose));
      break;
    case OutputFormat::ndjson:
    case OutputFormat::automatic:
      while (writers.size() < threads_of(options)) writers.push_back(make_ndjson_writer(program, options.verbose));
  }
  return writers;
}

template <class Writer>
std::vector<pipeline::AnswerWriter*> lent(const std::vector<std::unique_ptr<Writer>>& writers) {
  std::vector<pipeline::AnswerWriter*> lent;
  for (const auto& writer : writers) lent.push_back(writer.get());
  return lent;
}

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

// What --rejects may not overwrite.
FilesInUse files_in_use(const std::vector<NamedInput>& inputs, const RunnablePolicy& policy) {
  FilesInUse in_use;
  for (const NamedInput& input : inputs)
    for (const InputFile& file : input.files)
      if (file.path != "-") in_use.add(file.path, "an input of this run");
  in_use.add(STDIN_FILENO, "standard input");
  in_use.add(STDOUT_FILENO, "where standard output goes");
  in_use.add(STDERR_FILENO, "where standard error goes");
  for (const std::string& path : policy.files) in_use.add(path, "a rule file of this run");
  return in_use;
}

// Around each writer, where a list is wanted.
using Listing = std::vector<std::unique_ptr<ListingWriter>>;

Listing listing_of(const ClassifyOptions& options, const Writers& writers) {
  Listing listing;
  if (!options.suppress_list.empty())
    for (const auto& writer : writers) listing.push_back(std::make_unique<ListingWriter>(*writer));
  return listing;
}

// A list of part of the inputs would look like one of all.
ExitCode finish_listing(const ClassifyOptions& options, const Listing& listing, bool is_whole, Console& console) {
  if (listing.empty()) return ExitCode::done;
  if (!is_whole) {
    console.tell(fmt::format("standard output ended before the inputs did; {} is not written", options.suppress_list));
    return ExitCode::done;
  }
  SuppressionList list;
  for (const auto& writer : listing) list.merge(writer->list());
  return write_suppression_files(options.suppress_list, list, console);
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

// Null when nobody asked for it.
Expected<std::unique_ptr<RejectsFile>> create_rejects(const ClassifyOptions& options,
                                                      const std::vector<NamedInput>& inputs,
                                                      const RunnablePolicy& policy) {
  if (options.rejects.empty()) return nullptr;
  return RejectsFile::create(options.rejects, files_in_use(inputs, policy));
}

// The rejects file is one of the run's.
Expected<void> check_listing(const ClassifyOptions& options, const std::vector<NamedInput>& inputs,
                             const RunnablePolicy& policy) {
  if (options.suppress_list.empty()) return {};
  FilesInUse in_use = files_in_use(inputs, policy);
  if (!options.rejects.empty()) in_use.add(options.rejects, "the rejects file of this run");
  return check_suppression_files(options.suppress_list, in_use);
}

ExitCode finish_rejects(RejectsFile& rejects, bool is_whole, Console& console) {
  if (is_whole) {
    const Expected<void> written = rejects.finish();
    return written ? ExitCode::done : console.fail(written.error());
  }
  const Expected<std::string> left = rejects.leave_unfinished();
  if (!left) return console.fail(left.error());
  console.tell(fmt::format("standard output ended before the inputs did; the rejects so far are in {}", *left));
  return ExitCode::done;
}

}  // namespace

ExitCode classify(const ClassifyOptions& options, Console& console) {
  const auto policy = load_runnable_policy(options.policy, console);
  if (!policy) return policy.error();
  const core::Program& program = policy->program;
  Reading reading(options.input_format, options.map, program, options.strict);
  reading.want_deliveries(options.deliveries);
  reading.want_each_event_once(options.dedupe);
  if (options.enrich) reading.want_source(options.enrich_key);
  if (const Expected<void> good = ingest::check_map(reading.options()); !good) return console.fail(good.error());
  const Expected<const native::Compiler*> compiler = compiler_for(options.engine);
  if (!compiler) return console.fail(compiler.error());
  const std::vector<NamedInput> inputs = inputs_named(options.files, console);
  if (const Expected<void> good = check_listing(options, inputs, *policy); !good) return console.fail(good.error());
  const Expected<std::unique_ptr<RejectsFile>> rejects = create_rejects(options, inputs, *policy);
  if (!rejects) return console.fail(rejects.error());

  const std::unique_ptr<object_cache::ObjectCache> cache = cache_for(options, console);
  const engine::Engine engine(program, options.engine, scan::best_simd_form(), *compiler, cache.get());
  tell_engine(options.engine, engine, console);
  const Writers writers = make_writers(options, program, console.terminal);
  AnswerOutput answers(console.out, rejects->get());
  const Listing listing = listing_of(options, writers);
  pipeline::Pipeline pipeline(engine, listing.empty() ? lent(writers) : lent(listing), options.batch, answers);
  ByteBuffer frame;
  writers.front()->begin(frame);
  console.out.write(frame.view());
  ExitCode code = read_inputs(inputs, reading, pipeline, console);
  pipeline.finish();
  frame.clear();
  writers.front()->finish(frame);
  console.out.write(frame.view());
  if (answers.records() != 0 && pipeline.is_wanted()) reading.tell_doubts(console);
  code = first_of(code, tell_summary(options, program, engine, answers, console));
  if (options.verbose && cache) tell_problem(*cache, console);
  code = first_of(code, finish_listing(options, listing, pipeline.is_wanted(), console));
  if (*rejects != nullptr) code = first_of(code, finish_rejects(**rejects, pipeline.is_wanted(), console));
  return code;
}

}  // namespace carom::cli
