// Values and conditions, production by production.
#include "condition_generator.h"

#include <array>

namespace carom::dsl {
namespace {

constexpr std::array kNames = {
    "a",       "edge.access_denied", "x.y.z", "type.first", "in_house",   "mailbox.full", "rule",    "notes",
    "rows.a1", "std.classes",        "one",   "retries",    "list.items", "fallback",     "optional"};
// Plain names are followed by `:` in rows, so none of them is a word that begins a property.
constexpr std::array kPlainNames = {
    "a", "gmail", "generic_row", "x1", "rule", "language", "a_name_longer_than_the_column"};
constexpr std::array kWords = {"permanent",   "recipient",  "by_code",     "high",
                               "a-b.example", ".x.example", "recipient.*", "a--b"};
constexpr std::array kStatuses = {"5.7.1", "x.7.x", "5.7.606..5.7.649", "4.x.x"};
constexpr std::array kCodes = {"550", "5xx", "45x", "450..452"};
constexpr std::array kAddresses = {"192.0.2.0/24", "192.0.2.1", "2001:db8::1", "2001:db8::/32"};
constexpr std::array kDurations = {"1h", "12h", "3d", "007m", "90s"};
constexpr std::array kIntegers = {"3", "0", "007", "123456"};
constexpr std::array kStrings = {R"("")",
                                 R"("a")",
                                 R"("550 5.7.1 rejected # no comment; nor { this")",
                                 R"("tab\there, \"quoted\", back\\slash\r\n")",
                                 "\"raw\ttab\"",
                                 "\"\xC3\xBC"
                                 "ber \xE6\xBC\xA2\xE5\xAD\x97\"",
                                 R"("a long one that fills most of a line, so that two of them never stand on one")"};
constexpr std::array kRegexes = {"/a+b/", R"(/gr[ae]y-?list|\d+/)", R"(/[/\]#]"\/ x/)", "/[^]a]/"};
constexpr std::array kCompareOps = {">=", "<=", ">", "<"};
constexpr std::array kTextOps = {"has", "starts", "ends", "is", "like"};

}  // namespace

void ConditionGenerator::words(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) t_.token(text);
}

void ConditionGenerator::name() {
  t_.token(t_.pick(kNames));
}
void ConditionGenerator::plain_name() {
  t_.token(t_.pick(kPlainNames));
}
void ConditionGenerator::word() {
  t_.token(t_.pick(kWords));
}
void ConditionGenerator::string() {
  t_.token(t_.pick(kStrings));
}
void ConditionGenerator::duration() {
  t_.token(t_.pick(kDurations));
}
void ConditionGenerator::integer() {
  t_.token(t_.pick(kIntegers));
}
void ConditionGenerator::compare_op() {
  t_.token(t_.pick(kCompareOps));
}

void ConditionGenerator::maybe(std::string_view text, std::uint32_t percent) {
  if (t_.chance(percent)) t_.token(text);
}

void ConditionGenerator::names() {
  name();
  while (t_.chance(30)) t_.token(","), name();
}

void ConditionGenerator::value() {
  switch (t_.below(8)) {
    case 0:
      return t_.token(t_.pick(kStatuses));
    case 1:
      return t_.token(t_.pick(kCodes));
    case 2:
      return t_.token(t_.pick(kAddresses));
    case 3:
      return duration();
    case 4:
      return integer();
    case 5:
      return word();
    default:
      return string();
  }
}

void ConditionGenerator::array() {
  t_.token("[");
  const std::uint32_t values = t_.chance(10) ? 12 : t_.below(4);
  for (std::uint32_t i = 0; i < values; ++i) {
    if (i > 0) t_.token(",");
    value();
  }
  if (values > 0) maybe(",", 20);
  t_.token("]");
}

void ConditionGenerator::list_reference() {
  t_.token("@");
  t_.glued(t_.pick(kNames));
}

void ConditionGenerator::set() {
  t_.chance(50) ? array() : list_reference();
}
void ConditionGenerator::set_or_value() {
  t_.chance(60) ? set() : value();
}

void ConditionGenerator::missing() {
  t_.token("missing");
}
void ConditionGenerator::present() {
  t_.token("present");
}
void ConditionGenerator::comparison() {
  compare_op(), value();
}
void ConditionGenerator::matches() {
  maybe("not"), t_.token("matches"), t_.token(t_.pick(kRegexes));
}
void ConditionGenerator::text_test() {
  maybe("not"), t_.token(t_.pick(kTextOps)), maybe("word"), string();
}
void ConditionGenerator::membership() {
  maybe("not"), t_.token("in"), set_or_value();
}
void ConditionGenerator::mentions() {
  maybe("not"), t_.token("mentions"), set_or_value();
}
void ConditionGenerator::bare_membership() {
  maybe("not"), value();
}
void ConditionGenerator::text_set_test() {
  maybe("not"), t_.token(t_.pick(kTextOps)), t_.token(t_.chance(50) ? "any" : "all"), set();
}

void ConditionGenerator::predicate() {
  using Production = void (ConditionGenerator::*)();
  static constexpr std::array<Production, 9> kPredicates = {
      &ConditionGenerator::missing,    &ConditionGenerator::present,   &ConditionGenerator::comparison,
      &ConditionGenerator::matches,    &ConditionGenerator::text_test, &ConditionGenerator::text_set_test,
      &ConditionGenerator::membership, &ConditionGenerator::mentions,  &ConditionGenerator::bare_membership};
  one_of<ConditionGenerator>(kPredicates);
}

void ConditionGenerator::negated(std::uint32_t depth) {
  const std::uint32_t kind = t_.below(depth > 0 ? 10 : 8);
  if (kind < 7) return name(), predicate();
  if (kind == 7) return t_.token("$"), t_.glued(t_.pick(kNames));
  if (kind == 8) return t_.token("not"), negated(depth - 1);
  t_.token("(");
  condition(depth - 1);
  t_.token(")");
}

void ConditionGenerator::conjunction(std::uint32_t depth) {
  negated(depth);
  while (t_.chance(35)) t_.token("and"), negated(depth);
}

void ConditionGenerator::condition(std::uint32_t depth) {
  conjunction(depth);
  while (t_.chance(20)) t_.token("or"), conjunction(depth);
}

}  // namespace carom::dsl
