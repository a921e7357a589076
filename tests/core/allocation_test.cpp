// interpret() allocates nothing once its scratch has seen a record as large: counted by operator new itself.
#include <gtest/gtest.h>

#include <cstdint>

#include "tests/core/classify_one.h"
#include "tests/support/allocations.h"

namespace carom::core {
namespace {

TEST(Allocation, ThereIsNoneAfterWarmUp) {
  ProgramBuilder b;
  b.declare("campaign", FieldType::string);
  b.unwrap("said", AutomatonBuilder().literal("said: ").reply());
  b.rule("unknown", b.all({b.codes({{550, 559}}), b.has("unknown"),
                           b.matches(PatternKind::regex, AutomatonBuilder().literal("user").many(' ', ' '))}));
  b.rule("other", b.hosts(field::host, {".a.example"}));
  auto& annotation = b.annotation("a", b.always());
  annotation.tags = b.tags({"x", "y"});
  annotation.extracts = b.extracts(
      {b.pattern(PatternKind::template_, AutomatonBuilder().literal("using ").hole("list", HoleKind::host))});
  const Program program = b.build();

  const DeclaredValue declared[] = {{"campaign", "A long enough name of a campaign to leave the small strings"}};
  Record records[3];
  records[0].text = "451 4.4.0 host mx.a.example said: 550 5.1.1 (User unknown, using zen.example)";
  records[0].declared = declared;
  records[1].text = "450 nothing known about this one, and it is a rather longer text than the others are, all in all";
  records[1].host = "a-quite-long-name-of-a-host.a.example";
  records[1].ip = "2001:db8::1";
  records[2].text = "550-5.1.1 User unknown\r\n550 5.1.1 \xC3\x89tat";
  records[2].recipient = "kim.with.a.long.name.indeed@contoso.example";
  records[2].esp_class = "some class of the platform, spelled out";

  Scratch scratch;
  for (int round = 0; round < 2; ++round)
    for (const Record& record : records) static_cast<void>(interpret(program, record, scratch));
  const std::uint64_t before = allocations();
  for (int round = 0; round < 100; ++round)
    for (const Record& record : records) static_cast<void>(interpret(program, record, scratch));
  EXPECT_EQ(allocations() - before, 0U);
}

}  // namespace
}  // namespace carom::core
