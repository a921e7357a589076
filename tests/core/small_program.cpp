// One row in each section at least, and texts that reach most of them.
#include "tests/core/small_program.h"

#include <gtest/gtest.h>

#include "runtime/core/interpret.h"

namespace carom::core {

ProgramBuilder small_program() {
  ProgramBuilder b;
  b.declare("campaign", FieldType::string);
  const auto listed =
      b.pattern(PatternKind::template_, AutomatonBuilder().literal("using ").hole("list", HoleKind::host));
  const auto when = b.all({b.codes({{500, 599}}), b.has("unknown"), b.no(b.hosts(field::host, {".a.example"})),
                           b.any({b.statuses({status_range(5, {1, 1}, {0, 999})}),
                                  b.cidrs({ipv4_network({192, 0, 2}, 24)}), b.strings(field::esp_class, {"x"})})});
  b.rule("unknown", when).unless = b.unless({b.test(field::attempts, PredicateOp::greater, 3)});
  b.unwrap("said", AutomatonBuilder().literal("said: ").reply());
  auto& annotation = b.annotation("listed", b.always());
  annotation.tags = b.tags({"blocklisted"});
  annotation.extracts = b.extracts({listed});
  return b;
}

void interpret_a_few(const Program& program) {
  static Scratch scratch;  // one for all programs: memory of the last must not harm the next
  Record record;
  for (const std::string_view text : {"550 5.1.1 unknown user", "451 host said: 550 5.1.1 unknown (using zen.example)",
                                      "", "\xff said: 550 unknown"}) {
    record.text = text;
    record.code = 550;
    EXPECT_FALSE(interpret(program, record, scratch).class_name.data() == nullptr);
  }
  static_cast<void>(explain(program, record, scratch));
}

}  // namespace carom::core
