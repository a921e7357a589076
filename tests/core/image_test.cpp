// A program image is refused as soon as anything about it is not as the writer made it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "runtime/core/image_format.h"
#include "runtime/core/load_image.h"
#include "support/limits.h"
#include "tests/core/small_program.h"

namespace carom::core {
namespace {

void seal(std::vector<std::byte>& image) {
  const std::uint64_t checksum = checksum_of(image);
  std::memcpy(image.data() + offsetof(ImageHeader, checksum), &checksum, sizeof(checksum));
}

std::string message_of_loading(const ImageTables& tables) {
  const auto program = Program::load(write_image(tables));
  return program ? "loaded" : program.error().message;
}

TEST(Image, LoadsWhatTheWriterMade) {
  const Program program = small_program().build();
  EXPECT_EQ(program.rules().size(), 1U);
  EXPECT_EQ(program.text(program.rules()[0].name), "unknown");
  EXPECT_EQ(program.field_name(kBuiltinFieldCount), "campaign");
  EXPECT_EQ(program.field_type(kBuiltinFieldCount), FieldType::string);
  EXPECT_EQ(program.record_text_bytes(), 65536U);
}

TEST(Image, IsEqualBytesForEqualTables) {
  EXPECT_EQ(write_image(small_program().tables()), write_image(small_program().tables()));
}

TEST(Image, SectionsAreAlignedAndPaddedWithZero) {
  ImageTables tables = small_program().tables();
  const auto image = write_image(tables);
  EXPECT_EQ(image.size() % kSectionAlignment, 0U);
  ImageSection strings;
  std::memcpy(&strings, image.data() + sizeof(ImageHeader), sizeof(strings));
  EXPECT_EQ(strings.offset % kSectionAlignment, 0U);
  for (std::size_t i = strings.offset + strings.row_count; i % kSectionAlignment != 0; ++i)
    EXPECT_EQ(image[i], std::byte{0});
}

TEST(Image, StringsAreStoredOnce) {
  ImageTables tables;
  EXPECT_EQ(tables.string("a").offset, tables.string("a").offset);
  EXPECT_EQ(tables.string("").size, 0U);
  EXPECT_EQ(tables.strings.size(), 1U);
}

TEST(Image, EverySingleBitFlipIsRefused) {
  const auto image = write_image(small_program().tables());
  for (std::size_t bit = 0; bit < image.size() * 8; ++bit) {
    auto damaged = image;
    damaged[bit / 8] ^= std::byte{1} << (bit % 8);
    const auto program = Program::load(std::move(damaged));
    ASSERT_FALSE(program.has_value()) << "bit " << bit;
    ASSERT_EQ(program.error().kind, ErrorKind::pack_damaged);
  }
}

TEST(Image, EverySingleBitFlipUnderAGoodChecksumIsRefusedOrHarmless) {
  const auto image = write_image(small_program().tables());
  std::size_t refused = 0;
  for (std::size_t bit = sizeof(ImageHeader) * 8; bit < image.size() * 8; ++bit) {
    auto damaged = image;
    damaged[bit / 8] ^= std::byte{1} << (bit % 8);
    seal(damaged);
    const auto program = Program::load(std::move(damaged));
    if (program)
      interpret_a_few(*program);
    else
      ++refused;
  }
  EXPECT_GT(refused, image.size());
}

TEST(Image, EveryTruncationIsRefused) {
  const auto image = write_image(small_program().tables());
  for (std::size_t size = 0; size < image.size(); ++size) {
    std::vector<std::byte> truncated(image.begin(), image.begin() + static_cast<std::ptrdiff_t>(size));
    ASSERT_FALSE(Program::load(std::move(truncated)).has_value()) << "at " << size;
  }
}

TEST(Image, EveryTruncationUnderAGoodChecksumIsRefused) {
  const auto image = write_image(small_program().tables());
  for (std::size_t size = sizeof(ImageHeader); size < image.size(); ++size) {
    std::vector<std::byte> truncated(image.begin(), image.begin() + static_cast<std::ptrdiff_t>(size));
    const std::uint64_t byte_count = size;
    std::memcpy(truncated.data() + offsetof(ImageHeader, byte_count), &byte_count, sizeof(byte_count));
    seal(truncated);
    const auto program = Program::load(std::move(truncated));
    if (program) {
      // Only the last section's padding, or rows that nothing refers to, may go missing.
      interpret_a_few(*program);
      EXPECT_GT(size, image.size() - 64);
    }
  }
}

TEST(Image, AnotherVersionIsNamed) {
  auto image = write_image(small_program().tables());
  const std::uint32_t version = kImageVersion + 1;
  std::memcpy(image.data() + offsetof(ImageHeader, version), &version, sizeof(version));
  const auto program = Program::load(std::move(image));
  ASSERT_FALSE(program.has_value());
  EXPECT_EQ(program.error().message,
            "program image has version 2, this program reads version 1; compile it again from its source");
}

TEST(Image, AnEmptyFileIsRefused) {
  EXPECT_FALSE(Program::load({}).has_value());
}

TEST(Image, AConditionThatContainsItselfIsRefused) {
  ProgramBuilder b = small_program();
  const auto self = b.no(0);
  b.tables().expression_children.back() = self;
  EXPECT_EQ(message_of_loading(b.tables()), "program image is damaged: expressions row " + std::to_string(self) +
                                                ": a part of it does not stand before it; compile it again from its "
                                                "source");
}

TEST(Image, ConditionsMayNestOnlySoDeep) {
  constexpr int kAllowed = 1024;
  ProgramBuilder b;
  auto condition = b.always();
  for (int i = 1; i < kAllowed; ++i) condition = b.no(condition);
  b.rule("deep", condition);
  EXPECT_EQ(message_of_loading(b.tables()), "loaded");
  b.no(condition);
  EXPECT_NE(message_of_loading(b.tables()).find("it nests deeper than 1024 levels"), std::string::npos);
}

TEST(Image, APatternMayHaveOnlySoManyHolesAndInstructions) {
  const auto message_with = [](std::size_t instructions, std::size_t holes) {
    ProgramBuilder b = small_program();
    ImageTables& tables = b.tables();
    PatternRow& pattern = tables.patterns[0];
    pattern.nfa = {static_cast<std::uint32_t>(tables.nfa.size()), static_cast<std::uint32_t>(instructions)};
    tables.nfa.resize(tables.nfa.size() + instructions);
    pattern.holes = {static_cast<std::uint32_t>(tables.holes.size()), static_cast<std::uint32_t>(holes)};
    tables.holes.resize(tables.holes.size() + holes);
    return message_of_loading(tables);
  };
  EXPECT_EQ(message_with(1'000'000, 8), "loaded");
  EXPECT_EQ(message_with(65'536, 128), "loaded");
  EXPECT_EQ(message_with(65'537, 128),
            "program image is damaged: patterns row 0: its instructions times its holes are 8388736, expected at most "
            "8388608; compile it again from its source");
  EXPECT_EQ(message_with(1'000'001, 128),
            "program image is damaged: patterns row 0: it has 1000001 instructions and 128 holes, expected at most "
            "1000000 and 128; compile it again from its source");
  EXPECT_NE(message_with(1, 129), "loaded");
}

TEST(Image, MayAskForWhatTheCompilerMayBeToldToMake) {
  const auto most = [](std::string_view name) { return std::ranges::find(kLimits, name, &LimitInfo::name)->most; };
  EXPECT_EQ(most("regex_states"), image_limits::pattern_instructions);
  EXPECT_EQ(most("template_holes"), image_limits::pattern_holes);
  EXPECT_EQ(most("record_text_bytes"), image_limits::record_text_bytes);
  EXPECT_EQ(most("expanded_parts"), image_limits::operand_rows);
}

TEST(Image, LiteralsMayOverlapButNotWithoutEnd) {
  ProgramBuilder b = small_program();
  ImageTables& tables = b.tables();
  const PatternRow whole{.kind = PatternKind::phrase,
                         .reserved = 0,
                         .field = field::text,
                         .literal = {0, static_cast<std::uint32_t>(tables.strings.size())},
                         .nfa = {},
                         .holes = {}};
  tables.patterns.resize(tables.patterns.size() + 40, whole);
  EXPECT_EQ(message_of_loading(tables), "loaded");
  tables.patterns.resize(tables.patterns.size() + 1'000, whole);
  EXPECT_NE(message_of_loading(tables).find("bytes of literals in a string section of"), std::string::npos);
}

TEST(Image, RowsThatTwoOwnersNameAreRefused) {
  const auto refusal = [](auto share) {
    ProgramBuilder b = small_program();
    share(b.tables());
    return message_of_loading(b.tables());
  };
  EXPECT_EQ(refusal([](ImageTables& t) { t.patterns.push_back(t.patterns[0]); }),
            "program image is damaged: section nfa has 25 rows and they are named 36 times, expected once at most; "
            "compile it again from its source");
  const auto names = [](const std::string& message, std::string_view section) {
    return message.find("section " + std::string(section) + " has ") != std::string::npos;
  };
  EXPECT_TRUE(names(refusal([](ImageTables& t) {
                      t.holes.pop_back();
                      t.patterns.back().holes = t.patterns.front().holes;
                      t.holes.back().kind = HoleKind::reply;
                    }),
                    "holes"));
  EXPECT_TRUE(names(refusal([](ImageTables& t) {
                      t.expressions.push_back(*std::ranges::find(t.expressions, ExprOp::all_of, &ExprRow::op));
                    }),
                    "expression_children"));
  EXPECT_TRUE(names(refusal([](ImageTables& t) { t.rules.push_back(t.rules[0]); }), "unless"));
  EXPECT_TRUE(names(refusal([](ImageTables& t) { t.annotations.push_back(t.annotations[0]); }), "tags"));
  EXPECT_TRUE(names(refusal([](ImageTables& t) {
                      t.annotations.push_back(t.annotations[0]);
                      t.annotations.back().tags = {};
                    }),
                    "extracts"));
}

TEST(Image, OperandsMayBeSharedButNotWithoutEnd) {
  ProgramBuilder b = small_program();
  ImageTables& tables = b.tables();
  PredicateRow predicate = tables.predicates[0];
  predicate.operand = {static_cast<std::uint32_t>(tables.codes.size()), 50'000};
  tables.codes.resize(tables.codes.size() + 50'000);
  tables.predicates.resize(tables.predicates.size() + 1'999, predicate);
  EXPECT_EQ(message_of_loading(tables), "loaded");
  tables.predicates.resize(tables.predicates.size() + 1, predicate);
  EXPECT_NE(message_of_loading(tables).find("rows of operands, expected at most 100000000"), std::string::npos);
}

TEST(Image, PartsThatAreSharedAgainAndAgainCostNoTime) {
  ProgramBuilder b;
  auto condition = b.has("a");
  for (int i = 0; i < 500; ++i) condition = b.all({condition, condition});
  b.rule("shared", condition);
  interpret_a_few(b.build());
}

template <class Damage>
std::string refusal(Damage damage) {
  ProgramBuilder b = small_program();
  damage(b.tables());
  return message_of_loading(b.tables());
}

testing::AssertionResult has(const std::string& message, std::string_view part) {
  return message.find(part) != std::string::npos ? testing::AssertionSuccess() : testing::AssertionFailure() << message;
}

TEST(Image, RefusalsOfRulesClassesAndPacksSayWhatIsWrongAndWhere) {
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].klass = 99; }), "rules row 0: its class does not exist"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].pack = 1; }), "rules row 0: its pack does not exist"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].when = 99; }), "its condition does not exist"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].unless.count = 9; }), "its exceptions lie outside"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].verdict.type = BounceType{9}; }), "no such type"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].verdict.scope = Scope{9}; }), "no such scope"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].verdict.action = Action::suppress; }), "no such action"));
  EXPECT_TRUE(
      has(refusal([](ImageTables& t) { t.rules[0].verdict.confidence = Confidence{9}; }), "no such confidence"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].verdict.retry.first = -1; }), "no such retry"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].verdict.suppress.guarded = 2; }), "no such suppression"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].band = Band{9}; }), "no such band"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.rules[0].name.size = 9999; }), "its name lies outside"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.classes[0].verdict.type_by_code = 2; }), "classes row 0"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.unclassified = 77; }), "no class for unclassified"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.packs[0].layer = Layer{7}; }), "packs row 0: no such layer"));
}

TEST(Image, RefusalsOfPatternsSayWhatIsWrongAndWhere) {
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.patterns[0].field = field::code; }), "takes no patterns"));
  EXPECT_TRUE(
      has(refusal([](ImageTables& t) { t.patterns[1].field = field::host; }), "a pattern belongs to another field"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.patterns[0].kind = PatternKind{99}; }), "no such kind of pattern"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.nfa[0].next = 999; }), "continues outside its automaton"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.nfa[0].op = NfaOp{99}; }), "no such instruction"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.patterns[0].literal.size = t.patterns[0].nfa.count + 1; }),
                  "its literal is longer"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.holes[0].kind = HoleKind{99}; }), "no such kind of hole"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.pattern_refs[0] = 99; }), "pattern_refs row 0"));
}

TEST(Image, RefusalsOfConditionsSayWhatIsWrongAndWhere) {
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.cidrs[0].prefix = 129; }), "prefix of 129 bits"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.hosts[0].below = 2; }), "hosts row 0"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.predicates[0].op = PredicateOp{99}; }), "no such test"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.predicates[0].field = 999; }), "field 999 does not exist"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.predicates[0].field = field::host; }), "does not suit the field"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.predicates[0].operand.count = 99; }), "its operand lies outside"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.expressions[0].children.first = 99; }), "predicate does not exist"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.expressions[0].op = ExprOp{99}; }), "no such operator"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.unless[0] = 99; }), "unless row 0"));
}

TEST(Image, RefusalsOfUnwrapsAnnotationsAndFieldsSayWhatIsWrongAndWhere) {
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.unwraps[0].pattern = 1; }), "no template on text"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.holes.back().kind = HoleKind::any; }), "other than one {reply}"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.extracts[0] = 99; }), "extracts row 0"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.annotations[0].tags.count = 9; }), "its tags lie outside"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.annotations[0].extracts.first = 9; }), "its extracts lie outside"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.declared_fields[0].type = FieldType::code; }), "no such field type"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.tags[0].offset = 9999; }), "tags row 0"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.string_values[0].offset = 9999; }), "string_values row 0"));
  EXPECT_TRUE(has(refusal([](ImageTables& t) { t.record_text_bytes = 0; }), "record texts of 0 bytes"));
}

}  // namespace
}  // namespace carom::core
