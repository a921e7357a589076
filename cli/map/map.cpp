// All inputs are surveyed before the first line is written.
#include "cli/map/map.h"

#include <fmt/format.h>

#include "cli/files/open_input.h"
#include "cli/map/write_map.h"
#include "cli/reading/read_inputs.h"
#include "dsl/diag/printable.h"
#include "ingest/bytes/descriptor_bytes.h"
#include "ingest/guess/survey.h"

namespace carom::cli {
namespace {

class Mapper {
 public:
  Mapper(const MapVerbOptions& options, Console& console) : options_(options), console_(console) {}

  ExitCode run() {
    const std::vector<NamedInput> inputs = inputs_named(options_.files, console_);
    ExitCode code = ExitCode::done;
    for (const NamedInput& input : inputs) {
      for (const Error& failure : input.failures) code = first_of(code, console_.fail(failure));
      for (const InputFile& file : input.files) code = first_of(code, survey(file.path));
    }
    if (code == ExitCode::done || survey_.records() != 0) write();
    return code;
  }

 private:
  ExitCode survey(const std::string& path) {
    const Expected<Input> input = Input::open(path);
    if (!input) return console_.fail(input.error());
    ingest::DescriptorBytes source(input->descriptor(), path);
    const std::uint64_t before = survey_.records();
    const auto format = ingest::guess::survey_input(source, options_.input_format, survey_);
    if (!format) return console_.fail(format.error());
    const std::string name(ingest::shown_name(path));
    if (survey_.records() != before)
      surveyed_ += (surveyed_.empty() ? "" : ", ") + name;
    else
      tell_none(name, *format);
    return ExitCode::done;
  }
  void tell_none(const std::string& name, ingest::Format format) {
    if (ingest::guess::takes_map(format))
      console_.tell(fmt::format("{}: found no record, expected JSON objects or rows below names of columns", name));
    else
      needless_.push_back(fmt::format("{}: no map is needed, its format is {}", name, ingest::name_of(format)));
  }
  void write() {
    for (const std::string& needless : needless_) {
      console_.tell(needless);
      console_.out.write("# " + dsl::printable(needless) + "\n");
    }
    if (survey_.records() != 0) console_.out.write(map_as_toml(survey_, surveyed_, options_.examples));
  }

  const MapVerbOptions& options_;
  Console& console_;
  ingest::guess::Survey survey_;
  std::string surveyed_;  ///< names, for people
  std::vector<std::string> needless_;
};

}  // namespace

ExitCode map(const MapVerbOptions& options, Console& console) {
  return Mapper(options, console).run();
}

}  // namespace carom::cli
