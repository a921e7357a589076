// A file that looks whole is whole: what a run did not come to the end of keeps another name, or none.
#include "cli/classify/verdict_outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/files/finish_file.h"
#include "cli/verdicts/summary_text.h"
#include "cli/verdicts/suppression_files.h"

namespace carom::cli {
namespace {

constexpr FileRole kVerdictsRole{"the verdicts' file", "--output"};
constexpr std::string_view kThisVerdicts = "the verdicts' file of this run";
constexpr std::string_view kThisRejects = "the rejects file of this run";

OutputFormat format_of(const ClassifyOptions& options, const Terminal& terminal) {
  if (options.format != OutputFormat::automatic) return options.format;
  return terminal.out_is_terminal && options.output.empty() ? OutputFormat::table : OutputFormat::ndjson;
}

std::size_t threads_of(const ClassifyOptions& options) {
  return options.threads != 0 ? options.threads : std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
}

// A summary is all that its format gives.
class SilentWriter final : public VerdictWriter {
 public:
  void append(std::span<const core::Record>, std::span<const core::Verdict>, ByteBuffer&) override {}
};

std::unique_ptr<VerdictWriter> make_writer(const ClassifyOptions& options, const core::Program& program,
                                           const Terminal& terminal) {
  if (options.enrich)
    return make_enriching_writer(program, options.enrich_key, options.verbose,
                                 terminal.out_is_terminal && options.output.empty());
  switch (format_of(options, terminal)) {
    case OutputFormat::table:
      return make_table_writer(terminal);
    case OutputFormat::csv:
      return make_csv_writer(program, options.verbose);
    case OutputFormat::summary:
      return std::make_unique<SilentWriter>();
    case OutputFormat::ndjson:
    case OutputFormat::automatic:
      break;
  }
  return make_ndjson_writer(program, options.verbose);
}

// The list is written last, so what it may not be is asked for first.
Expected<void> check_options(const ClassifyOptions& options, FilesInUse in_use) {
  if (options.enrich && options.format != OutputFormat::automatic)
    return std::unexpected(
        Error{ErrorKind::usage, "--enrich gives the input back in its own format; leave --format or --json out"});
  if (options.suppress_list.empty()) return {};
  if (!options.output.empty()) in_use.add(options.output, std::string(kThisVerdicts));
  if (!options.rejects.empty()) in_use.add(options.rejects, std::string(kThisRejects));
  return check_suppression_files(options.suppress_list, in_use);
}

// Null when nobody asked for it.
Expected<std::unique_ptr<NewFile>> create_verdicts(const ClassifyOptions& options, FilesInUse& in_use) {
  if (options.output.empty() || options.output == "-") return nullptr;
  auto file = NewFile::create(options.output, kVerdictsRole, in_use);
  if (file) in_use.add(options.output, std::string(kThisVerdicts));
  return file;
}

Expected<std::unique_ptr<RejectsFile>> create_rejects(const ClassifyOptions& options, FilesInUse& in_use) {
  if (options.rejects.empty()) return nullptr;
  auto file = RejectsFile::create(options.rejects, in_use);
  if (file) in_use.add(options.rejects, std::string(kThisRejects));
  return file;
}

template <class Wrapper, class Writer>
void wrap(std::vector<std::unique_ptr<Wrapper>>& wrappers, const std::vector<Writer*>& writers) {
  for (Writer* const writer : writers) wrappers.push_back(std::make_unique<Wrapper>(*writer));
}

template <class Writer>
std::vector<pipeline::AnswerWriter*> lent(const std::vector<std::unique_ptr<Writer>>& writers) {
  std::vector<pipeline::AnswerWriter*> lent;
  for (const auto& writer : writers) lent.push_back(writer.get());
  return lent;
}

}  // namespace

VerdictOutputs::VerdictOutputs(const ClassifyOptions& options, const core::Program& program, Console& console,
                               std::unique_ptr<NewFile> verdicts, std::unique_ptr<RejectsFile> rejects)
    : options_(options),
      console_(console),
      verdicts_(std::move(verdicts)),
      rejects_(std::move(rejects)),
      out_(verdicts_ ? verdicts_->out() : console.out),
      answers_(out_, rejects_.get()) {
  make_writers(program);
  lend_writers();
}

Expected<std::unique_ptr<VerdictOutputs>> VerdictOutputs::create(const ClassifyOptions& options,
                                                                 const core::Program& program, FilesInUse in_use,
                                                                 Console& console) {
  if (const Expected<void> good = check_options(options, in_use); !good) return std::unexpected(good.error());
  auto verdicts = create_verdicts(options, in_use);
  if (!verdicts) return std::unexpected(verdicts.error());
  auto rejects = create_rejects(options, in_use);
  if (!rejects) return std::unexpected(rejects.error());
  return std::unique_ptr<VerdictOutputs>(
      new VerdictOutputs(options, program, console, std::move(*verdicts), std::move(*rejects)));
}

void VerdictOutputs::make_writers(const core::Program& program) {
  const Terminal& terminal = console_.terminal;
  // Widths of a table come from its first rows.
  const bool is_table = !options_.enrich && format_of(options_, terminal) == OutputFormat::table;
  const std::size_t threads = is_table ? 1 : threads_of(options_);
  while (writers_.size() < threads) writers_.push_back(make_writer(options_, program, terminal));
}

void VerdictOutputs::lend_writers() {
  lent_ = lent(writers_);
  if (!options_.suppress_list.empty()) {
    wrap(listing_, lent_);
    lent_ = lent(listing_);
  }
  if (options_.summary || options_.format == OutputFormat::summary) {
    wrap(counting_, lent_);
    lent_ = lent(counting_);
  }
}

void VerdictOutputs::begin() {
  ByteBuffer frame;
  writers_.front()->begin(frame);
  out_.write(frame.view());
}

void VerdictOutputs::end() {
  ByteBuffer frame;
  writers_.front()->finish(frame);
  out_.write(frame.view());
}

void VerdictOutputs::show_summary() {
  if (counting_.empty()) return;
  const AnswerCounts counts = merged(counting_);
  if (options_.format == OutputFormat::summary)
    out_.write(summary_text(counts, &out_ == &console_.out && console_.terminal.out_colour));
  else
    console_.show_on_error_stream(summary_text(counts, console_.terminal.err_colour));
}

// A list of part of the inputs would look like one of all.
ExitCode VerdictOutputs::finish_list(std::string_view why_cut) {
  if (listing_.empty()) return ExitCode::done;
  if (!why_cut.empty()) {
    console_.tell(fmt::format("{}; {} is not written", why_cut, options_.suppress_list));
    return ExitCode::done;
  }
  return write_suppression_files(options_.suppress_list, merged(listing_), console_);
}

ExitCode VerdictOutputs::finish(std::string_view why_cut) {
  show_summary();
  ExitCode code = finish_file(verdicts_.get(), "verdicts", why_cut, console_);
  code = first_of(code, finish_list(why_cut));
  NewFile* const rejects = rejects_ ? &rejects_->file() : nullptr;
  return first_of(code, finish_file(rejects, "rejects", why_cut, console_));
}

}  // namespace carom::cli
