// Follows the grammar of docs/language.md production by production.
#include "generate_module.h"

#include <array>
#include <functional>
#include <random>
#include <span>
#include <string_view>

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
constexpr std::array kVersions = {"1.0.0", "0.12.345"};
constexpr std::array kNumbers = {"5", "60%", "0.5", "2.25%"};
constexpr std::array kStrings = {R"("")",
                                 R"("a")",
                                 R"("550 5.7.1 rejected # no comment; nor { this")",
                                 R"("tab\there, \"quoted\", back\\slash\r\n")",
                                 "\"raw\ttab\"",
                                 "\"\xC3\xBC"
                                 "ber \xE6\xBC\xA2\xE5\xAD\x97\"",
                                 R"("a long one that fills most of a line, so that two of them never stand on one")"};
constexpr std::array kRegexes = {"/a+b/", R"(/gr[ae]y-?list|\d+/)", R"(/[/\]#]"\/ x/)", "/[^]a]/"};
constexpr std::array kFunctions = {"count", "distinct", "min", "max", "sum"};
constexpr std::array kCompareOps = {">=", "<=", ">", "<"};
constexpr std::array kTextOps = {"has", "starts", "ends", "is", "like"};

// Writes tokens with a random gap before each.
class TokenStream {
 public:
  explicit TokenStream(std::uint64_t seed) : random_(seed) {
    comment_chance_ = 1U + below(12);
    newline_chance_ = 1U + below(40);
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

  template <std::size_t N>
  std::string_view pick(const std::array<const char*, N>& choices) {
    return choices[below(N)];
  }

  void token(std::string_view text) {
    gap(text.front());
    out_ += text;
  }

  // For the parts of a token that has no space inside.
  void glued(std::string_view text) { out_ += text; }

  GeneratedModule finish() {
    while (chance(50)) random_space();
    return {std::move(out_), comments_};
  }

 private:
  // Only brackets and the like may touch their neighbours; all other tokens keep apart.
  void gap(char next) {
    constexpr std::string_view kTouching = "[](){},:;=";
    const bool may_touch = out_.empty() || kTouching.contains(next) || kTouching.contains(out_.back());
    const std::size_t before = out_.size();
    if (chance(60)) random_space();
    if (chance(15)) random_space();
    if (out_.size() == before && !(may_touch && chance(50))) out_ += ' ';
  }

  void random_space() {
    if (chance(comment_chance_)) return comment();
    if (chance(newline_chance_)) {
      out_ += chance(10) ? "\r\n" : "\n";
      if (chance(30)) out_ += "\n";
      if (chance(10)) out_ += "\n  \n\n";
    }
    out_.append(below(3), ' ');
    if (chance(5)) out_ += '\t';
  }

  void comment() {
    constexpr std::array kTexts = {"#", "# a comment", "#!~ \"odd\" { # ; ", "# \xC3\xBC\xE6\xBC\xA2", "#\tx  "};
    out_.append(below(2), ' ');
    out_ += pick(kTexts);
    out_ += chance(5) ? "\r\n" : "\n";
    ++comments_;
  }

  std::mt19937_64 random_;
  std::string out_;
  std::uint32_t comments_ = 0;
  std::uint32_t comment_chance_;
  std::uint32_t newline_chance_;
};

class ModuleGenerator {
 public:
  explicit ModuleGenerator(std::uint64_t seed) : t_(seed) {}

  GeneratedModule generate() {
    if (t_.chance(50)) pack();
    for (std::uint32_t items = t_.below(5); items > 0; --items) item();
    return t_.finish();
  }

 private:
  using Production = void (ModuleGenerator::*)();

  void one_of(std::span<const Production> productions) {
    std::invoke(productions[t_.below(static_cast<std::uint32_t>(productions.size()))], this);
  }

  void words(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) t_.token(text);
  }

  void name() { t_.token(t_.pick(kNames)); }
  void plain_name() { t_.token(t_.pick(kPlainNames)); }
  void word() { t_.token(t_.pick(kWords)); }
  void string() { t_.token(t_.pick(kStrings)); }
  void duration() { t_.token(t_.pick(kDurations)); }
  void integer() { t_.token(t_.pick(kIntegers)); }

  void maybe(std::string_view text, std::uint32_t percent = 30) {
    if (t_.chance(percent)) t_.token(text);
  }

  void names() {
    name();
    while (t_.chance(30)) t_.token(","), name();
  }

  // -- values and conditions

  void value() {
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

  void array() {
    t_.token("[");
    const std::uint32_t values = t_.chance(10) ? 12 : t_.below(4);
    for (std::uint32_t i = 0; i < values; ++i) {
      if (i > 0) t_.token(",");
      value();
    }
    if (values > 0) maybe(",", 20);
    t_.token("]");
  }

  void list_reference() {
    t_.token("@");
    t_.glued(t_.pick(kNames));
  }

  void set() { t_.chance(50) ? array() : list_reference(); }
  void set_or_value() { t_.chance(60) ? set() : value(); }

  void missing() { t_.token("missing"); }
  void present() { t_.token("present"); }
  void comparison() { t_.token(t_.pick(kCompareOps)), value(); }
  void matches() { maybe("not"), t_.token("matches"), t_.token(t_.pick(kRegexes)); }
  void text_test() { maybe("not"), t_.token(t_.pick(kTextOps)), maybe("word"), string(); }
  void membership() { maybe("not"), t_.token("in"), set_or_value(); }
  void mentions() { maybe("not"), t_.token("mentions"), set_or_value(); }
  void bare_membership() { maybe("not"), value(); }
  void text_set_test() { maybe("not"), t_.token(t_.pick(kTextOps)), t_.token(t_.chance(50) ? "any" : "all"), set(); }

  void predicate() {
    static constexpr std::array<Production, 9> kPredicates = {
        &ModuleGenerator::missing,    &ModuleGenerator::present,   &ModuleGenerator::comparison,
        &ModuleGenerator::matches,    &ModuleGenerator::text_test, &ModuleGenerator::text_set_test,
        &ModuleGenerator::membership, &ModuleGenerator::mentions,  &ModuleGenerator::bare_membership};
    one_of(kPredicates);
  }

  void negated(std::uint32_t depth) {
    const std::uint32_t kind = t_.below(depth > 0 ? 10 : 8);
    if (kind < 7) return name(), predicate();
    if (kind == 7) return t_.token("$"), t_.glued(t_.pick(kNames));
    if (kind == 8) return t_.token("not"), negated(depth - 1);
    t_.token("(");
    condition(depth - 1);
    t_.token(")");
  }

  void conjunction(std::uint32_t depth) {
    negated(depth);
    while (t_.chance(35)) t_.token("and"), negated(depth);
  }

  void condition(std::uint32_t depth = 3) {
    conjunction(depth);
    while (t_.chance(20)) t_.token("or"), conjunction(depth);
  }

  // -- properties

  void when() { t_.token(t_.chance(70) ? "when" : "unless"), condition(); }
  void arrow() { t_.token("=>"), name(); }
  void over() { t_.token("over"), names(); }
  void type() { t_.chance(30) ? words({"type", "by", "code"}) : (t_.token("type"), word()); }
  void scope() { t_.token("scope"), word(); }
  void action() { t_.token("action"), word(); }
  void confidence() { t_.token("confidence"), word(); }
  void advice() { t_.token("advice"), string(); }
  void cite() { t_.token("cite"), string(); }
  void note() { t_.token("note"), string(); }
  void allow() { words({"allow", t_.chance(50) ? "C0501" : "ABC12", "because"}), string(); }

  void lasting() {
    if (t_.chance(40)) t_.token("for"), duration();
  }

  void retry() {
    t_.token("retry");
    switch (t_.below(5)) {
      case 0:
        return t_.token("never");
      case 1:
        return words({"after", "fix"});
      case 2:
        return t_.token("after"), duration(), lasting();
      case 3:
        return t_.token("backoff"), duration(), t_.token(".."), duration(), lasting();
      default:
        return words({"told", "or"}), duration();
    }
  }

  void suppress() {
    t_.token("suppress");
    if (t_.chance(20)) return t_.token("none");
    t_.token(t_.chance(50) ? "recipient" : "domain");
    maybe("guarded");
    lasting();
    if (t_.chance(40)) t_.token("after"), integer(), t_.token("in"), duration();
  }

  void sample() {
    if (t_.chance(60)) return string();
    t_.token("{");
    const std::uint32_t fields = 1 + t_.below(3);
    for (std::uint32_t i = 0; i < fields; ++i) {
      if (i > 0) t_.token(",");
      name(), t_.token(":"), value();
    }
    t_.token("}");
  }

  void test() {
    maybe("todo", 15), t_.token("test"), maybe("not"), sample();
    if (t_.chance(20)) t_.token("gives"), name();
  }

  void tag() { t_.token("tag"), names(); }
  void extract() { t_.token("extract"), string(); }
  void say() { t_.token("say"), string(); }
  void severity() { t_.token("severity"), word(); }
  void replace() { words({"replace", "when"}), condition(); }
  void add() { t_.token("add"), when(); }
  void language() { t_.token("language"), integer(); }
  void layer() { t_.token("layer"), word(); }
  void about() { t_.token("about"), string(); }

  void group_by() { words({"group", "by"}), names(); }
  void window() { t_.token("window"), duration(), t_.token("every"), duration(); }
  void supersedes() { t_.token("supersedes"), names(); }

  void term(std::uint32_t depth) {
    if (depth > 0 && t_.chance(20)) return t_.token("("), sum(depth - 1), t_.token(")");
    t_.chance(50) ? t_.token(t_.pick(kNumbers)) : plain_name();
  }

  void product(std::uint32_t depth) {
    term(depth);
    while (t_.chance(25)) t_.token(t_.chance(50) ? "*" : "/"), term(depth);
  }

  void sum(std::uint32_t depth) {
    product(depth);
    while (t_.chance(30)) t_.token(t_.chance(50) ? "+" : "-"), product(depth);
  }

  void compare(std::uint32_t depth) {
    if (depth > 0 && t_.chance(20)) return t_.token("("), having(depth - 1), t_.token(")");
    sum(2), t_.token(t_.pick(kCompareOps)), sum(2);
  }

  void having_all(std::uint32_t depth) {
    compare(depth);
    while (t_.chance(30)) t_.token("and"), compare(depth);
  }

  void having(std::uint32_t depth) {
    having_all(depth);
    while (t_.chance(20)) t_.token("or"), having_all(depth);
  }

  void having_property() { t_.token("when"), having(2); }

  void let() {
    t_.token("let"), plain_name(), t_.token("=");
    if (t_.chance(40)) return sum(2);
    t_.token(t_.pick(kFunctions)), t_.token("(");
    if (t_.chance(60)) name();
    t_.token(")");
    if (t_.chance(60)) t_.token("where"), condition(1);
  }

  void verdict() {
    static constexpr std::array<Production, 8> kVerdict = {
        &ModuleGenerator::type,   &ModuleGenerator::scope, &ModuleGenerator::action, &ModuleGenerator::confidence,
        &ModuleGenerator::advice, &ModuleGenerator::cite,  &ModuleGenerator::retry,  &ModuleGenerator::suppress};
    one_of(kVerdict);
  }

  void meta() { t_.chance(60) ? note() : allow(); }

  // -- items

  void entries(std::span<const Production> productions, std::uint32_t least) {
    for (std::uint32_t count = least + t_.below(4); count > 0; --count) one_of(productions), maybe(";", 40);
  }

  void block(std::span<const Production> productions, std::uint32_t least = 1) {
    t_.token("{");
    entries(productions, least);
    t_.token("}");
  }

  void pack() {
    static constexpr std::array<Production, 4> kEntries = {&ModuleGenerator::language, &ModuleGenerator::layer,
                                                           &ModuleGenerator::about, &ModuleGenerator::allow};
    t_.token("pack"), name(), t_.token(t_.pick(kVersions));
    block(kEntries, 0);
  }

  void use() { t_.token("use"), name(); }
  void include() { t_.token("include"), string(); }
  void macro() { t_.token("macro"), plain_name(), t_.token("="), condition(); }

  void field() {
    t_.token("field"), name(), words({":", "string"});
    maybe("?");
  }

  void list() {
    t_.token("list"), name();
    switch (t_.below(3)) {
      case 0:
        t_.token("+=");
        break;
      case 1:
        t_.token("-=");
        break;
      default:
        words({":", "phrases"});
    }
    array();
  }

  void class_declaration() {
    static constexpr std::array<Production, 4> kEntries = {&ModuleGenerator::verdict, &ModuleGenerator::verdict,
                                                           &ModuleGenerator::verdict, &ModuleGenerator::meta};
    t_.token("class"), name();
    block(kEntries, 0);
  }

  void band() {
    if (t_.chance(30)) t_.token(t_.chance(50) ? "first" : "fallback");
  }

  static constexpr std::array<Production, 6> kParts = {&ModuleGenerator::when,    &ModuleGenerator::when,
                                                       &ModuleGenerator::arrow,   &ModuleGenerator::over,
                                                       &ModuleGenerator::verdict, &ModuleGenerator::meta};

  void part() { one_of(kParts); }

  void rule() {
    static constexpr std::array<Production, 3> kEntries = {&ModuleGenerator::part, &ModuleGenerator::part,
                                                           &ModuleGenerator::test};
    band(), t_.token("rule"), name();
    block(kEntries);
  }

  void row() {
    plain_name(), t_.token(":"), condition(1);
    if (t_.chance(50)) arrow();
    while (t_.chance(50)) t_.token(t_.chance(70) ? "~" : "!~"), sample();
    maybe(";", 20);
  }

  void group() {
    band(), t_.token("rules"), name(), t_.token("{");
    entries(kParts, 0);
    for (std::uint32_t rows = 1 + t_.below(4); rows > 0; --rows) row();
    t_.token("}");
  }

  void annotate() {
    static constexpr std::array<Production, 5> kEntries = {&ModuleGenerator::when, &ModuleGenerator::tag,
                                                           &ModuleGenerator::extract, &ModuleGenerator::test,
                                                           &ModuleGenerator::meta};
    t_.token("annotate"), name();
    block(kEntries);
  }

  void unwrap() {
    static constexpr std::array<Production, 3> kEntries = {&ModuleGenerator::when, &ModuleGenerator::test,
                                                           &ModuleGenerator::meta};
    t_.token("unwrap"), name(), words({"{", "take"}), string();
    maybe(";");
    entries(kEntries, 0);
    t_.token("}");
  }

  void aggregate() {
    static constexpr std::array<Production, 9> kEntries = {
        &ModuleGenerator::group_by, &ModuleGenerator::window,  &ModuleGenerator::let,
        &ModuleGenerator::let,      &ModuleGenerator::verdict, &ModuleGenerator::having_property,
        &ModuleGenerator::arrow,    &ModuleGenerator::say,     &ModuleGenerator::supersedes};
    t_.token("aggregate"), name();
    block(kEntries);
  }

  void audit() {
    static constexpr std::array<Production, 4> kEntries = {&ModuleGenerator::when, &ModuleGenerator::severity,
                                                           &ModuleGenerator::say, &ModuleGenerator::meta};
    t_.token("audit"), name();
    block(kEntries);
  }

  void override_declaration() {
    static constexpr std::array<Production, 6> kEntries = {&ModuleGenerator::replace, &ModuleGenerator::add,
                                                           &ModuleGenerator::arrow,   &ModuleGenerator::verdict,
                                                           &ModuleGenerator::test,    &ModuleGenerator::meta};
    static constexpr std::array kKinds = {"rules", "rule", "class"};
    t_.token("override"), maybe("optional"), t_.token(t_.pick(kKinds)), name();
    maybe("@9f3ac1d2", 40);
    block(kEntries);
  }

  void disable() {
    static constexpr std::array kKinds = {"rules", "rule", "annotate", "unwrap", "aggregate", "audit"};
    t_.token("disable"), maybe("optional"), t_.token(t_.pick(kKinds)), name(), t_.token("because"), string();
  }

  void item() {
    static constexpr std::array<Production, 13> kItems = {
        &ModuleGenerator::use,    &ModuleGenerator::include,   &ModuleGenerator::field,
        &ModuleGenerator::list,   &ModuleGenerator::macro,     &ModuleGenerator::class_declaration,
        &ModuleGenerator::rule,   &ModuleGenerator::group,     &ModuleGenerator::annotate,
        &ModuleGenerator::unwrap, &ModuleGenerator::aggregate, &ModuleGenerator::audit,
        &ModuleGenerator::disable};
    if (t_.chance(8)) return override_declaration();
    one_of(kItems);
  }

  TokenStream t_;
};

}  // namespace

GeneratedModule generate_module(std::uint64_t seed) {
  return ModuleGenerator(seed).generate();
}

}  // namespace carom::dsl
