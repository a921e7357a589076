// Whatever form the input has, it ends in one record, which is explained in one way.
#include "cli/explain/explain.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include "cli/files/open_input.h"
#include "cli/policy/runnable_policy.h"
#include "cli/reading/reading.h"
#include "cli/verdicts/explanation_writer.h"
#include "ingest/bytes/descriptor_bytes.h"
#include "ingest/bytes/input.h"
#include "runtime/core/interpret.h"
#include "runtime/embed/sample_record.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

// Standard input is read whole when it is one pasted reply; more than this is a file of records.
constexpr std::size_t kMostBytesOfReply = std::size_t{16} << 20U;

class Explainer {
 public:
  Explainer(const ExplainOptions& options, const RunnablePolicy& policy, Console& console)
      : options_(options), policy_(policy), console_(console) {}

  ExitCode explain_reply(std::string_view text);
  ExitCode explain_records(const std::string& path);
  ExitCode explain_standard_input();
  ExitCode explain_json(std::string_view records, const std::string& name);
  void show(const core::Record& record);

 private:
  ExitCode explain_records_of(int descriptor, const std::string& name);

  const ExplainOptions& options_;
  const RunnablePolicy& policy_;
  Console& console_;
};

void Explainer::show(const core::Record& record) {
  core::Scratch scratch;
  const core::Explanation explanation = core::explain(policy_.program, record, scratch, options_.near_misses);
  const Explained explained{policy_.program, policy_.overrides, record, explanation};
  console_.out.write(options_.json ? explanation_as_json(explained)
                                   : explanation_as_text(explained, console_.terminal.out_colour, options_.all));
}

Error wrong_field(std::string_view field, std::string_view why) {
  return {ErrorKind::usage, fmt::format("--field {}: {}", field, why)};
}

Expected<void> set_fields(const std::vector<std::string>& fields, embed::SampleRecord& sample) {
  std::set<std::string> known;
  for (const std::string& field : fields) {
    const std::size_t equals = field.find('=');
    if (equals == std::string::npos)
      return std::unexpected(wrong_field(field, "expected NAME=VALUE, as in host=mx.example"));
    if (!known.insert(field.substr(0, equals)).second)
      return std::unexpected(wrong_field(field, "this field has a value already"));
    const Expected<void> set = sample.set(field.substr(0, equals), field.substr(equals + 1));
    if (!set) return std::unexpected(wrong_field(field, set.error().message));
  }
  return {};
}

// What is about records would be ignored.
Expected<void> check_reply_options(const ExplainOptions& options) {
  const char* wrong = nullptr;
  if (!options.map.empty()) wrong = "--map says where fields stand in JSON records; a pasted reply is none";
  if (options.number != 1) wrong = "--number picks one of several records; a pasted reply is one";
  if (!options.record.empty()) wrong = "--record and a pasted reply are two things to explain; leave one of them out";
  if (options.input_format != ingest::Format::automatic)
    wrong = "--input-format is about records; a pasted reply has no format";
  if (wrong != nullptr) return std::unexpected(Error{ErrorKind::usage, wrong});
  return {};
}

std::vector<compiler::ir::DeclaredField> declared_fields_of(const core::Program& program) {
  std::vector<compiler::ir::DeclaredField> declared;
  for (const core::DeclaredFieldRow& row : program.declared_fields())
    declared.push_back({std::string(program.text(row.name)), row.type});
  return declared;
}

ExitCode Explainer::explain_reply(std::string_view text) {
  const std::vector<compiler::ir::DeclaredField> declared = declared_fields_of(policy_.program);
  embed::SampleRecord sample(declared);
  sample.set_text(text);
  if (const Expected<void> fits = check_reply_options(options_); !fits) return console_.fail(fits.error());
  if (const Expected<void> set = set_fields(options_.fields, sample); !set) return console_.fail(set.error());
  core::Record record = sample.record();
  record.number = 1;  // what `classify` would call it
  show(record);
  return ExitCode::done;
}

// Stops the reader at the record asked for; a reject in its place is the answer too.
class NumberedRecord final : public ingest::RecordSink {
 public:
  NumberedRecord(std::uint64_t number, Explainer& explainer) : number_(number), explainer_(explainer) {}

  bool record(const core::Record& record) override {
    if (++met_ != number_) return true;
    explainer_.show(record);
    return false;
  }
  bool reject(const ingest::Reject& reject) override {
    if (++met_ != number_) return true;
    reason_ = reject.reason;
    return false;
  }

  [[nodiscard]] std::uint64_t met() const { return met_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  std::uint64_t number_;
  Explainer& explainer_;
  std::uint64_t met_ = 0;
  std::string reason_;
};

ExitCode Explainer::explain_records_of(int descriptor, const std::string& name) {
  if (!options_.fields.empty())
    return console_.fail({ErrorKind::usage, "--field adds to a pasted reply; a record brings its own fields"});
  const auto map = load_map(options_.map, fields_declared_by(policy_.program), console_);
  if (!map) return map.error();
  Reading reading(options_.input_format, *map, policy_.program);
  NumberedRecord sink(options_.number, *this);
  const Expected<void> done = ingest::read_records(descriptor, name, reading.options_for(name, options_.number), sink);
  if (!done) return console_.fail(done.error());
  if (!sink.reason().empty())
    return console_.fail({ErrorKind::unreadable,
                          fmt::format("record {} of {} cannot be read: {}", options_.number, name, sink.reason())});
  if (sink.met() >= options_.number) {
    reading.tell_doubts(console_);
    return ExitCode::done;
  }
  const std::string found = counted(sink.met(), "record", "records");
  return console_.fail({ErrorKind::usage, fmt::format("{} has {}; expected a --number up to that, found {}", name,
                                                      found, options_.number)});
}

ExitCode Explainer::explain_records(const std::string& path) {
  const Expected<Input> input = Input::open(path);
  if (!input) return console_.fail(input.error());
  return explain_records_of(input->descriptor(), std::string(ingest::shown_name(path)));
}

// Readers take descriptors, so what came as an argument becomes a file in memory.
ExitCode Explainer::explain_json(std::string_view records, const std::string& name) {
  const int descriptor = ::memfd_create("record", MFD_CLOEXEC);
  if (descriptor < 0) return console_.fail({ErrorKind::unreadable, "cannot hold the record: " + system_reason(errno)});
  Output file(descriptor, "the record", false);
  file.write(records);
  file.write("\n");
  const Expected<void> written = file.finish();
  if (!written) {
    ::close(descriptor);
    return console_.fail(written.error());
  }
  ::lseek(descriptor, 0, SEEK_SET);
  const ExitCode code = explain_records_of(descriptor, name);
  ::close(descriptor);
  return code;
}

/// Decompressed; `enough` bytes are, and more may come.
Expected<std::string> read_standard_input(std::size_t enough) {
  ingest::DescriptorBytes source(STDIN_FILENO, "-");
  ingest::Input input(source);
  for (;;) {
    const Expected<bool> more = input.read_ahead();
    if (!more) return std::unexpected(more.error());
    if (!*more || input.ahead().size() >= enough) return std::string(input.ahead());
  }
}

// One reply of any number of lines, unless it looks like records or a format is asked for.
ExitCode Explainer::explain_standard_input() {
  if (console_.terminal.in_is_terminal) console_.tell("reading one reply from the terminal; end with Ctrl-D");
  if (options_.input_format != ingest::Format::automatic) return explain_records("-");
  const Expected<std::string> text = read_standard_input(kMostBytesOfReply + 1);
  if (!text) return console_.fail(text.error());
  if (text->size() > kMostBytesOfReply)
    return console_.fail(
        {ErrorKind::unreadable, fmt::format("standard input holds more than the {} bytes of one reply; "
                                            "read records with --input-format or --record FILE",
                                            kMostBytesOfReply)});
  const ingest::Format looks = ingest::detect_format(*text);
  if (looks == ingest::Format::replies) return explain_reply(*text);
  return explain_json(*text, "standard input");
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Whoever knows other programs expects `-` and paths to be read.
void tell_words(const std::vector<std::string>& reply, Console& console) {
  std::error_code error;
  if (reply.size() != 1) return;
  if (reply.front() == "-")
    console.tell(
        "`-` is explained as the words of a reply; without it, a reply is read from standard input, and "
        "--record - reads a record there");
  else if (std::filesystem::is_regular_file(reply.front(), error))
    console.tell(fmt::format("`{0}` is explained as the words of a reply; --record {0} reads a record of that file",
                             reply.front()));
}

}  // namespace

ExitCode explain(const ExplainOptions& options, Console& console) {
  const auto policy = load_runnable_policy(options.policy, console);
  if (!policy) return policy.error();
  Explainer explainer(options, *policy, console);
  tell_words(options.reply, console);
  if (!options.reply.empty()) return explainer.explain_reply(joined(options.reply));
  if (options.record.empty()) return explainer.explain_standard_input();
  return options.record.starts_with('{') ? explainer.explain_json(options.record, "--record")
                                         : explainer.explain_records(options.record);
}

}  // namespace carom::cli
