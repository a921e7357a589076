// Follows the grammar of docs/language.md production by production.
#include "generate_module.h"

#include <array>
#include <span>

#include "condition_generator.h"

namespace carom::dsl {
namespace {

constexpr std::array kVersions = {"1.0.0", "0.12.345"};
constexpr std::array kNumbers = {"5", "60%", "0.5", "2.25%"};
constexpr std::array kFunctions = {"count", "distinct", "min", "max", "sum"};

class ModuleGenerator : public ConditionGenerator {
 public:
  using ConditionGenerator::ConditionGenerator;

  GeneratedModule generate() {
    if (t_.chance(50)) pack();
    for (std::uint32_t items = t_.below(5); items > 0; --items) item();
    return t_.finish();
  }

 private:
  using Production = void (ModuleGenerator::*)();

  void one_of(std::span<const Production> productions) { ConditionGenerator::one_of<ModuleGenerator>(productions); }

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
    sum(2), compare_op(), sum(2);
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
};

}  // namespace

GeneratedModule generate_module(std::uint64_t seed) {
  return ModuleGenerator(seed).generate();
}

}  // namespace carom::dsl
