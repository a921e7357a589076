// Whoever names an input hears what became of it, also when there was nothing in it.
#include "cli/reading/read_inputs.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "cli/files/open_input.h"
#include "ingest/bytes/descriptor_bytes.h"
#include "ingest/bytes/followed_file.h"

namespace carom::cli {
namespace {

// Passes blocks on until no more are wanted, counts what is in them and shows how far the run has come.
class AttendedBlocks final : public ingest::BlockSink {
 public:
  AttendedBlocks(const Attendance& attendance, ingest::BlockSink& next) : attendance_(attendance), next_(next) {}

  std::unique_ptr<ingest::RecordBlock> free_block() override {
    if (is_cut()) return nullptr;
    std::unique_ptr<ingest::RecordBlock> block = next_.free_block();
    is_wanted_ = block != nullptr;
    return block;
  }
  bool take(std::unique_ptr<ingest::RecordBlock> block) override {
    if (is_cut()) return false;
    held_ += block->held();
    if (attendance_.progress != nullptr) attendance_.progress->note(bytes_ + taken_now(), held_);
    is_wanted_ = next_.take(std::move(block));
    return is_wanted_;
  }

  /// Null: none is being read.
  void set_source(const ingest::ByteSource* source) {
    bytes_ += taken_now();
    source_ = source;
  }
  /// Records and rejects so far.
  [[nodiscard]] std::uint64_t held() const { return held_; }
  [[nodiscard]] bool is_wanted() const { return is_wanted_ && !is_cut(); }

 private:
  /// A file that is followed ends when it is asked for, with what was held back for a line to come.
  [[nodiscard]] bool is_cut() const { return !attendance_.is_followed && attendance_.interruption.is_asked_for(); }
  [[nodiscard]] std::uint64_t taken_now() const { return source_ != nullptr ? source_->taken() : 0; }

  const Attendance& attendance_;
  ingest::BlockSink& next_;
  const ingest::ByteSource* source_ = nullptr;
  std::uint64_t bytes_ = 0;  ///< of the sources before
  std::uint64_t held_ = 0;
  bool is_wanted_ = true;
};

class InputsReader {
 public:
  InputsReader(Reading& reading, const Attendance& attendance, ingest::BlockSink& blocks, Console& console)
      : reading_(reading), attendance_(attendance), blocks_(attendance, blocks), console_(console) {}

  ExitCode read(const NamedInput& input);
  [[nodiscard]] bool is_wanted() const { return blocks_.is_wanted(); }

 private:
  ExitCode read_files(const NamedInput& input, ingest::ReadOptions options);
  ExitCode read_file(const InputFile& file, ingest::ReadOptions options);
  ExitCode follow(const InputFile& file, const ingest::ReadOptions& options);
  ExitCode read_source(ingest::ByteSource& source, const ingest::ReadOptions& options);

  Reading& reading_;
  const Attendance& attendance_;
  AttendedBlocks blocks_;
  Console& console_;
};

ExitCode InputsReader::read_source(ingest::ByteSource& source, const ingest::ReadOptions& options) {
  blocks_.set_source(&source);
  const Expected<void> read = ingest::read_blocks(source, options, blocks_);
  blocks_.set_source(nullptr);
  return read ? ExitCode::done : console_.fail(read.error());
}

ExitCode InputsReader::follow(const InputFile& file, const ingest::ReadOptions& options) {
  const auto followed = ingest::FollowedFile::open(file.path, attendance_.interruption.descriptor());
  return followed ? read_source(**followed, options) : console_.fail(followed.error());
}

ExitCode InputsReader::read_file(const InputFile& file, ingest::ReadOptions options) {
  if (file.is_mail && options.format == ingest::Format::automatic) options.format = ingest::Format::mail;
  if (attendance_.is_followed) return follow(file, options);
  const Expected<Input> input = Input::open(file.path);
  if (!input) return console_.fail(input.error());
  ingest::DescriptorBytes source(input->descriptor(), file.path, attendance_.interruption.descriptor());
  return read_source(source, options);
}

ExitCode InputsReader::read_files(const NamedInput& input, ingest::ReadOptions options) {
  ExitCode code = ExitCode::done;
  for (const InputFile& file : input.files) {
    if (input.is_folder) options.file_in_notes = file.path;
    code = first_of(code, read_file(file, options));
    if (!is_wanted()) break;
  }
  return code;
}

ExitCode InputsReader::read(const NamedInput& input) {
  ExitCode code = ExitCode::done;
  for (const Error& failure : input.failures) code = first_of(code, console_.fail(failure));
  if (const std::string passed_over = describe(input.passed_over); !passed_over.empty())
    console_.tell(fmt::format("{}: not read: {}; name what is to be read", input.name, passed_over));
  const std::uint64_t held_before = blocks_.held();
  code = first_of(code, read_files(input, reading_.options_for(input.name)));
  if (blocks_.held() == held_before && code == ExitCode::done && is_wanted())
    console_.tell(fmt::format("{}: no records in it", ingest::shown_name(input.name)));
  return code;
}

}  // namespace

std::vector<NamedInput> inputs_named(const std::vector<std::string>& names, Console& console) {
  if (!names.empty()) return list_input_files(names);
  if (console.terminal.in_is_terminal) console.tell("reading replies from the terminal; end with Ctrl-D");
  return list_input_files({"-"});
}

std::optional<std::uint64_t> bytes_of(const std::vector<NamedInput>& inputs) {
  std::uint64_t bytes = 0;
  for (const NamedInput& input : inputs)
    for (const InputFile& file : input.files) {
      struct ::stat status{};
      if (::stat(file.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
      bytes += static_cast<std::uint64_t>(status.st_size);
    }
  return bytes;
}

ExitCode read_inputs(const std::vector<NamedInput>& inputs, Reading& reading, const Attendance& attendance,
                     ingest::BlockSink& blocks, Console& console) {
  InputsReader reader(reading, attendance, blocks, console);
  ExitCode code = ExitCode::done;
  for (const NamedInput& input : inputs) {
    code = first_of(code, reader.read(input));
    if (!reader.is_wanted()) break;
  }
  return code;
}

}  // namespace carom::cli
