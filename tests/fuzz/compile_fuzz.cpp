// Whole policies: whatever the checker accepts becomes an image that the verifier accepts, whose verdicts on a few
// replies are the same by interpreter and by tables.
#include <array>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "runtime/core/compare_verdicts.h"
#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "runtime/engine/engine.h"
#include "tests/compiler/linked.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace carom;

constexpr std::array<std::string_view, 4> kReplies = {
    "550 5.1.1 <kim@a.example>: no such user here", "452-4.2.2 the mailbox\r\n452 4.2.2 is full",
    "554 5.7.1 [192.0.2.7] listed by bl.example; see https://bl.example/q?ip=192.0.2.7", "told you"};

void compare(const core::Program& program) {
  std::vector<core::Record> records;
  for (const std::string_view reply : kReplies) {
    core::Record& record = records.emplace_back();
    record.text = reply;
    record.host = "mx.a.example";
    record.recipient = "kim@a.example";
  }
  const engine::Engine tables(program, engine::Choice::table);
  engine::Scratch scratch;
  std::vector<core::Verdict> verdicts(records.size());
  tables.classify(records, scratch, verdicts);
  core::Scratch reference;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const core::Verdict expected = core::interpret(program, records[i], reference);
    FUZZ_CHECK(core::first_difference(expected, verdicts[i]).empty(), "tables answer as the interpreter does");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto linked = test::link(std::string(fuzz::text_of(data, size)));
  if (!linked->rules) return 0;
  const auto program = core::Program::load(compiler::lower(*linked->rules, linked->sources, Limits{}));
  FUZZ_CHECK(program.has_value(), "what the compiler makes is accepted");
  compare(*program);
  return 0;
}
