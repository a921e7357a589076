// Records from anybody under the policy of fuzz_policy.h: tables answer as the interpreter does. The bytes
// are fields of a record with a line end between them: text, host, recipient, code, status; the text may have several
// lines
// (`\r`).
#include <array>
#include <string>
#include <string_view>

#include "compiler/compile.h"
#include "ingest/records/value_spellings.h"
#include "runtime/core/compare_verdicts.h"
#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "runtime/engine/engine.h"
#include "tests/compiler/linked.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_policy.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace carom;

struct Engines {
  core::Program program;
  engine::Engine tables;

  explicit Engines(core::Program made) : program(std::move(made)), tables(program, engine::Choice::table) {}
};

Engines& engines() {
  static Engines made = [] {
    const auto linked = test::link(std::string(fuzz::kPolicy));
    if (!linked->rules) std::fprintf(stderr, "%s", linked->rendered().c_str());
    FUZZ_CHECK(linked->rules.has_value(), "the policy of this target is good");
    auto program = core::Program::load(compiler::lower(*linked->rules, linked->sources, Limits{}));
    return Engines(std::move(*program));
  }();
  return made;
}

std::string_view take_field(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view field = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return field;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  core::Record record;
  record.text = take_field(rest);
  record.host = take_field(rest);
  record.recipient = take_field(rest);
  record.code = ingest::parse_reply_code(take_field(rest));
  record.status = core::parse_enhanced_status(take_field(rest));
  core::Scratch reference;
  const core::Verdict expected = core::interpret(engines().program, record, reference);
  engine::Scratch scratch;
  std::array<core::Verdict, 1> found;
  engines().tables.classify({&record, 1}, scratch, found);
  FUZZ_CHECK(core::first_difference(expected, found.front()).empty(), "tables answer as the interpreter does");
  return 0;
}
