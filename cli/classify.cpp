#include "cli/classify.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "cli/files_in_use.h"
#include "cli/open_input.h"
#include "cli/reading.h"
#include "cli/rejects_file.h"
#include "cli/verdict_writer.h"
#include "runtime/core/interpret.h"

namespace carom::cli {
namespace {

std::unique_ptr<VerdictWriter> make_writer(const ClassifyOptions& options, const core::Program& program,
                                           const Terminal& terminal) {
  switch (options.format) {
    case OutputFormat::ndjson:
      return make_ndjson_writer(program, options.verbose);
    case OutputFormat::csv:
      return make_csv_writer(options.verbose);
    case OutputFormat::table:
      return make_table_writer(terminal);
    case OutputFormat::automatic:
      return terminal.out_is_terminal ? make_table_writer(terminal) : make_ndjson_writer(program, options.verbose);
  }
  std::unreachable();
}

// Classifies what readers find and counts it; in = verdicts + rejects.
class Classifier final : public ingest::RecordSink {
 public:
  Classifier(const core::Program& program, VerdictWriter& writer, Output& out, RejectsFile* rejects)
      : program_(program), writer_(writer), out_(out), rejects_(rejects) {}

  bool record(const core::Record& record) override {
    ++records_;
    const core::Verdict verdict = core::interpret(program_, record, scratch_);
    texts_cut_ += verdict.text_cut ? 1U : 0U;
    lines_.clear();
    writer_.append({program_, {&record, 1}, {&verdict, 1}}, lines_);
    return is_wanted_ = out_.write(lines_.view());
  }

  bool reject(const ingest::Reject& reject) override {
    if (rejected_++ == 0) first_reject_ = reject;
    if (rejects_ != nullptr) rejects_->write(reject);
    return true;
  }

  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] std::uint64_t rejected() const { return rejected_; }
  [[nodiscard]] std::uint64_t texts_cut() const { return texts_cut_; }
  [[nodiscard]] const ingest::Reject& first_reject() const { return first_reject_; }
  [[nodiscard]] bool is_wanted() const { return is_wanted_; }

 private:
  const core::Program& program_;
  VerdictWriter& writer_;
  Output& out_;
  ByteBuffer lines_;
  RejectsFile* rejects_;
  core::Scratch scratch_;
  std::uint64_t records_ = 0;
  std::uint64_t rejected_ = 0;
  std::uint64_t texts_cut_ = 0;
  ingest::Reject first_reject_;
  bool is_wanted_ = true;
};

// An input that fails does not keep the others from being answered.
ExitCode classify_input(const std::string& path, const ingest::ReadOptions& options, Classifier& classifier,
                        Console& console) {
  const Expected<Input> input = Input::open(path);
  if (!input) return console.fail(input.error());
  const std::uint64_t before = classifier.records() + classifier.rejected();
  const Expected<void> read = ingest::read_records(input->descriptor(), path, options, classifier);
  if (!read) return console.fail(read.error());
  if (classifier.is_wanted() && classifier.records() + classifier.rejected() == before)
    console.tell(fmt::format("{}: no records in it", path == "-" ? "standard input" : path));
  return ExitCode::done;
}

ExitCode classify_inputs(const ClassifyOptions& options, const ingest::ReadOptions& read, Classifier& classifier,
                         Console& console) {
  if (options.files.empty()) {
    if (console.terminal.in_is_terminal) console.tell("reading replies from the terminal; end with Ctrl-D");
    return classify_input("-", read, classifier, console);
  }
  ExitCode code = ExitCode::done;
  for (const std::string& path : options.files) {
    code = first_of(code, classify_input(path, read, classifier, console));
    if (!classifier.is_wanted()) break;
  }
  return code;
}

ExitCode tell_summary(const ClassifyOptions& options, const embed::Compiled& policy, const Classifier& classifier,
                      Console& console) {
  if (classifier.texts_cut() != 0)
    console.tell(fmt::format("{} records have a text over {} bytes; only its beginning was read",
                             classifier.texts_cut(), policy.program->record_text_bytes()));
  if (options.verbose)
    console.tell(fmt::format("interpreter, {} rules of {} packs, {} records", policy.rules->rules.size(),
                             policy.rules->packs.size(), classifier.records()));
  if (classifier.rejected() == 0) return ExitCode::done;
  const ingest::Reject& first = classifier.first_reject();
  console.tell(fmt::format("{} of {} records rejected; the first: {}, record {} at byte {}: {}", classifier.rejected(),
                           classifier.rejected() + classifier.records(), first.file, first.number, first.byte_offset,
                           first.reason));
  return options.strict ? ExitCode::input : ExitCode::done;
}

// What --rejects may not overwrite.
FilesInUse files_in_use(const ClassifyOptions& options, const embed::Compiled& policy) {
  FilesInUse in_use;
  for (const std::string& path : options.files)
    if (path != "-") in_use.add(path, "an input of this run");
  in_use.add(STDIN_FILENO, "standard input");
  in_use.add(STDOUT_FILENO, "where standard output goes");
  in_use.add(STDERR_FILENO, "where standard error goes");
  for (dsl::SourceId id = 0; id < policy.sources.size(); ++id)
    in_use.add(policy.sources.file(id).path(), "a rule file of this run");
  return in_use;
}

// Null when nobody asked for it.
Expected<std::unique_ptr<RejectsFile>> create_rejects(const ClassifyOptions& options, const embed::Compiled& policy) {
  if (options.rejects.empty()) return nullptr;
  return RejectsFile::create(options.rejects, files_in_use(options, policy));
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
  const auto policy = load_policy(options.policy, console);
  if (!policy) return policy.error();
  const Reading reading(options.input_format, options.map, *(*policy)->rules);
  if (const Expected<void> good = ingest::check_map(reading.options()); !good) return console.fail(good.error());
  const Expected<std::unique_ptr<RejectsFile>> rejects = create_rejects(options, **policy);
  if (!rejects) return console.fail(rejects.error());

  const std::unique_ptr<VerdictWriter> writer = make_writer(options, *(*policy)->program, console.terminal);
  Classifier classifier(*(*policy)->program, *writer, console.out, rejects->get());
  ByteBuffer frame;
  writer->begin(frame);
  console.out.write(frame.view());
  ExitCode code = classify_inputs(options, reading.options(), classifier, console);
  frame.clear();
  writer->finish(frame);
  console.out.write(frame.view());
  if (classifier.records() != 0 && classifier.is_wanted()) reading.tell_unfound(console);
  code = first_of(code, tell_summary(options, **policy, classifier, console));
  if (*rejects != nullptr) code = first_of(code, finish_rejects(**rejects, classifier.is_wanted(), console));
  return code;
}

}  // namespace carom::cli
