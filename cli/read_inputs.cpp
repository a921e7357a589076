// Whoever names an input hears what became of it, also when there was nothing in it.
#include "cli/read_inputs.h"

#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "cli/open_input.h"
#include "ingest/input.h"

namespace carom::cli {
namespace {

// Passes the blocks of one input on, counts what is in them, and notes that no more are wanted.
class CountedInput final : public ingest::BlockSink {
 public:
  explicit CountedInput(ingest::BlockSink& next) : next_(next) {}

  std::unique_ptr<ingest::RecordBlock> free_block() override {
    std::unique_ptr<ingest::RecordBlock> block = next_.free_block();
    is_wanted_ = block != nullptr;
    return block;
  }
  bool take(std::unique_ptr<ingest::RecordBlock> block) override {
    held_ += block->held();
    is_wanted_ = next_.take(std::move(block));
    return is_wanted_;
  }
  /// Records and rejects so far.
  [[nodiscard]] std::uint64_t held() const { return held_; }
  [[nodiscard]] bool is_wanted() const { return is_wanted_; }

 private:
  ingest::BlockSink& next_;
  std::uint64_t held_ = 0;
  bool is_wanted_ = true;
};

ExitCode read_file(const InputFile& file, ingest::ReadOptions options, ingest::BlockSink& blocks, Console& console) {
  const Expected<Input> input = Input::open(file.path);
  if (!input) return console.fail(input.error());
  if (file.is_mail && options.format == ingest::Format::automatic) options.format = ingest::Format::mail;
  const Expected<void> read = ingest::read_blocks(input->descriptor(), file.path, options, blocks);
  return read ? ExitCode::done : console.fail(read.error());
}

ExitCode read_files(const NamedInput& input, ingest::ReadOptions options, CountedInput& blocks, Console& console) {
  ExitCode code = ExitCode::done;
  for (const InputFile& file : input.files) {
    if (input.is_folder) options.file_in_notes = file.path;
    code = first_of(code, read_file(file, options, blocks, console));
    if (!blocks.is_wanted()) break;
  }
  return code;
}

ExitCode read_input(const NamedInput& input, Reading& reading, CountedInput& blocks, Console& console) {
  ExitCode code = ExitCode::done;
  for (const Error& failure : input.failures) code = first_of(code, console.fail(failure));
  if (const std::string passed_over = describe(input.passed_over); !passed_over.empty())
    console.tell(fmt::format("{}: not read: {}; name what is to be read", input.name, passed_over));
  code = first_of(code, read_files(input, reading.options_for(input.name), blocks, console));
  if (blocks.held() == 0 && code == ExitCode::done && blocks.is_wanted())
    console.tell(fmt::format("{}: no records in it", ingest::shown_name(input.name)));
  return code;
}

}  // namespace

std::vector<NamedInput> inputs_named(const std::vector<std::string>& names, Console& console) {
  if (!names.empty()) return list_input_files(names);
  if (console.terminal.in_is_terminal) console.tell("reading replies from the terminal; end with Ctrl-D");
  return list_input_files({"-"});
}

ExitCode read_inputs(const std::vector<NamedInput>& inputs, Reading& reading, ingest::BlockSink& blocks,
                     Console& console) {
  ExitCode code = ExitCode::done;
  for (const NamedInput& input : inputs) {
    CountedInput counted(blocks);
    code = first_of(code, read_input(input, reading, counted, console));
    if (!counted.is_wanted()) break;
  }
  return code;
}

}  // namespace carom::cli
