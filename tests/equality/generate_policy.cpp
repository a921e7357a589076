// Declares before it uses, so that whatever comes out compiles.
#include "tests/equality/generate_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "support/check.h"
#include "tests/equality/write_condition.h"
#include "tests/equality/write_verdict.h"

namespace carom::equality {
namespace {

/// Of a rule, a row or a group, for `over`, `override` and `disable`.
struct Target {
  std::string pack;
  std::string name;
  std::string_view band;
  std::vector<std::size_t> aims;  ///< of a group those of its rows
  bool is_group = false;
  bool is_row = false;
};

struct PackPlan {
  std::string name;
  std::string_view layer;
};

Source property(std::string word, Source content) {
  return removable(sequence({text(std::move(word)), std::move(content)}));
}

/// `head {`, the properties a line each, `}`.
Source block(std::string head, std::vector<Source> properties) {
  Source inside = sequence(std::move(properties), "\n  ");
  return {.head = std::move(head) + " {\n  ", .parts = {std::move(inside)}, .tail = "\n}", .may_go = true};
}

class PolicyWriter {
 public:
  explicit PolicyWriter(std::uint64_t seed) : seed_(seed), scope_(seed), random_(scope_.random) {}

  GeneratedPolicy write() {
    choose_size();
    for (const PackPlan& plan : plan_packs()) {
      packs_.push_back(plan);
      written_.push_back({plan.name == kHeaderless ? "" : plan.name, write_pack(plan)});
    }
    // The last pack written stands in the highest layer and uses all others.
    std::ranges::rotate(written_, written_.end() - 1);
    return {seed_,
            {std::move(written_), choose_limits()},
            std::move(scope_.words),
            scope_.features,
            std::move(aims_),
            std::move(unwraps_),
            std::move(scope_.declared_fields)};
  }

 private:
  /// What the language calls a policy file without a header.
  static constexpr std::string_view kHeaderless = "policy";

  void choose_size() {
    const bool is_large = random_.chance(2);
    if (is_large) scope_.features.note(Feature::many_rules);
    rules_left_ = is_large ? random_.between(200, 300) : random_.between(2, random_.chance(30) ? 60 : 20);
  }

  Limits choose_limits() {
    Limits limits;
    if (!random_.chance(20)) return limits;
    scope_.features.note(Feature::small_record_limit);
    limits.record_text_bytes = random_.between(40, 400);
    return limits;
  }

  std::vector<PackPlan> plan_packs() {
    std::vector<PackPlan> plans;
    if (random_.chance(50)) plans.push_back({"ground", "base"});
    if (random_.chance(40)) plans.push_back({"giant", "provider"});
    if (random_.chance(15)) plans.push_back({"dwarf", "provider"});
    if (random_.chance(20)) plans.push_back({"site", "org"});
    const bool has_header = random_.chance(60);
    plans.push_back({has_header ? "own" : std::string(kHeaderless), "local"});
    if (plans.size() > 1) scope_.features.note(Feature::several_packs);
    packs_to_come_ = plans.size();
    return plans;
  }

  Source write_pack(const PackPlan& plan) {
    scope_.pack = plan.name;
    layer_ = plan.layer;
    items_.clear();
    const bool has_header = plan.name != kHeaderless;
    allowance_in_blocks_ = !has_header;
    if (has_header)
      items_.push_back({.head = fmt::format("pack {} 1.0.0 {{ language 1; layer {}; ", plan.name, plan.layer),
                        .parts = {allowances()},
                        .tail = "}"});
    for (std::size_t i = 0; i + 1 < packs_.size(); ++i) items_.push_back(removable(text("use " + packs_[i].name)));
    write_items();
    return sequence(std::move(items_), "\n");
  }

  void write_items() {
    if (packs_.size() == 1) write_fields();
    write_classes(packs_.size() == 1 ? 6 : random_.below(3));
    write_lists();
    write_macros();
    write_unwraps();
    write_annotations();
    const std::size_t rules = rules_left_ / packs_to_come_ + (packs_to_come_ > 1 ? random_.below(3) : 0);
    write_rules(std::min(rules, rules_left_));
    rules_left_ -= std::min(rules, rules_left_);
    --packs_to_come_;
    write_changes();
  }

  // -- declarations

  void write_fields() {
    constexpr std::array<std::pair<std::string_view, core::FieldType>, 7> kTypes = {{
        {"string", core::FieldType::string},
        {"text", core::FieldType::text},
        {"host", core::FieldType::host},
        {"ip", core::FieldType::ip},
        {"integer", core::FieldType::integer},
        {"duration", core::FieldType::duration},
        {"boolean", core::FieldType::boolean},
    }};
    for (const auto& [word, type] : kTypes) {
      if (!random_.chance(25)) continue;
      scope_.features.note(Feature::declared_field);
      const std::string name = fmt::format("extra_{}", word);
      scope_.declared_fields.push_back({name, type});
      items_.push_back(removable(text(fmt::format("field {}: {}?", name, word))));
    }
  }

  void write_class(const std::string& name) {
    std::vector<Source> properties = write_class_verdict(scope_);
    add_allowance(properties);
    items_.push_back(block("class " + name, std::move(properties)));
    classes_.push_back(name);
  }

  void write_classes(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) write_class(fmt::format("kind.k{}", classes_.size()));
    if (packs_.size() != 1 || !random_.chance(6)) return;
    scope_.features.note(Feature::own_unclassified);
    write_class("unclassified");
  }

  void write_lists() {
    for (std::uint32_t i = random_.below(4); i > 0; --i) {
      const auto type = static_cast<EntryType>(random_.below(kEntryTypeCount));
      NamedList list{scope_.pack, fmt::format("list{}", scope_.lists.size()), type, {}};
      std::vector<Source> entries;
      for (std::uint32_t n = random_.between(1, random_.chance(10) ? 30 : 5); n > 0; --n) {
        list.entries.push_back(random_entry(type, scope_));
        entries.push_back(list.entries.back().source);
      }
      items_.push_back(removable(
          sequence({text(fmt::format("list {}: {} ", list.name, word_of(type))), array(std::move(entries))})));
      scope_.lists.push_back(std::move(list));
    }
  }

  void write_macros() {
    for (std::uint32_t i = random_.below(3); i > 0; --i) {
      const std::uint64_t uses_before = scope_.features.count(Feature::macro);
      Written body = random_.chance(50) ? write_selective_condition(scope_) : write_condition(scope_);
      if (scope_.features.count(Feature::macro) != uses_before) scope_.features.note(Feature::macro_in_macro);
      const std::string name = fmt::format("macro{}", scope_.macros.size());
      items_.push_back(removable(sequence({text("macro " + name + " = "), std::move(body.source)})));
      scope_.macros.push_back({scope_.pack, name, std::move(body.wish), std::move(body.tested)});
    }
  }

  void write_unwraps() {
    for (std::uint32_t i = random_.chance(55) ? random_.between(1, 2) : 0; i > 0; --i) {
      scope_.features.note(Feature::unwrap);
      TemplateParts take = random_template(random_, scope_.words, TemplateUse::take);
      if (has_text_after_reply(take)) scope_.features.note(Feature::text_after_reply);
      std::vector<Source> properties{sequence({text("take "), print_template(take)})};
      if (random_.chance(20)) {
        scope_.features.note(Feature::unwrap_condition);
        properties.push_back(property(random_.chance(50) ? "when " : "unless ", write_condition(scope_).source));
      }
      items_.push_back(block(fmt::format("unwrap unwrap{}", unwraps_.size()), std::move(properties)));
      unwraps_.push_back(std::move(take));
    }
  }

  void write_annotations() {
    for (std::uint32_t i = random_.below(3); i > 0; --i) write_annotation();
  }

  void write_annotation() {
    Aim aim{fmt::format("annotation{}", annotations_++), {}, {}};
    std::vector<Source> properties;
    if (random_.chance(40)) {
      scope_.features.note(Feature::annotate_condition);
      Written when = write_condition(scope_);
      properties.push_back(property("when ", std::move(when.source)));
      aim.when = std::move(when.wish);
    }
    if (random_.chance(15)) properties.push_back(property("unless ", write_condition(scope_).source));
    const std::uint32_t extracts = random_.chance(75) ? random_.between(1, 2) : 0;
    for (std::uint32_t i = 0; i < extracts; ++i) properties.push_back(write_extract(aim));
    if (extracts == 0 || random_.chance(50)) {
      scope_.features.note(Feature::tag);
      constexpr std::string_view kTags[] = {"tag seen", "tag seen, listed", "tag other", "tag listed, other, late"};
      properties.push_back(removable(text(std::string(random_.pick(kTags)))));
    }
    items_.push_back(block("annotate " + aim.name, std::move(properties)));
    aims_.push_back(std::move(aim));
  }

  Source write_extract(Aim& aim) {
    scope_.features.note(Feature::extract);
    TemplateParts parts = random_template(random_, scope_.words, TemplateUse::extract);
    Source source = print_template(parts);
    Wish found{Wish::Kind::one,
               [parts = std::move(parts), words = scope_.words](Random& random, Draft& draft) {
                 draft.put("text", Place::inside, sample(parts, random, words));
               },
               {}};
    aim.when = both(std::move(aim.when), std::move(found));
    return property("extract ", std::move(source));
  }

  // -- rules

  void write_rules(std::size_t count) {
    for (std::size_t written = 0; written < count;) {
      const bool as_group = random_.chance(12);
      written += as_group ? write_group() : write_rule();
    }
  }

  std::string_view choose_band() {
    const std::uint32_t dice = random_.below(20);
    if (dice < 3) scope_.features.note(Feature::first_band);
    if (dice > 16) scope_.features.note(Feature::fallback_band);
    return dice < 3 ? "first " : dice > 16 ? "fallback " : "";
  }

  /// Wide conditions stand at the end, where they take nothing from others; few stand before.
  Written write_when(std::string_view band) {
    const bool may_be_wide = random_.chance(band == "fallback " && layer_ == "base" ? 40 : 4);
    return may_be_wide ? write_condition(scope_) : write_selective_condition(scope_);
  }

  void add_unless(std::vector<Source>& properties, Aim& aim) {
    while (random_.chance(25)) {
      scope_.features.note(Feature::unless);
      Written unless = random_.chance(70) ? write_selective_condition(scope_) : write_condition(scope_);
      properties.push_back(property("unless ", std::move(unless.source)));
      aim.unless.push_back(std::move(unless.wish));
    }
  }

  std::string choose_class() {
    if (!random_.chance(2)) return random_.pick(classes_);
    scope_.features.note(Feature::rule_to_unclassified);
    return "unclassified";
  }

  void add_edges(std::vector<Source>& properties, std::string_view band) {
    if (!random_.chance(15)) return;
    std::vector<Source> names;
    for (std::uint32_t i = random_.between(1, 2); i > 0; --i) {
      const Target* below =
          find_target([&](const Target& target) { return target.band == band && layer_of(target.pack) == layer_; });
      if (below != nullptr) names.push_back(removable(text(scope_.visible(below->pack, below->name))));
    }
    if (names.empty()) return;
    scope_.features.note(Feature::edge);
    properties.push_back(property("over ", sequence(std::move(names), ", ")));
  }

  void add_own_verdict(std::vector<Source>& properties) {
    std::vector<Source> own = write_own_verdict(scope_);
    if (own.empty()) return;
    for (Source& field : own) properties.push_back(std::move(field));
    add_allowance(properties);
  }

  void add_allowance(std::vector<Source>& properties) {
    if (allowance_in_blocks_) properties.push_back(allowances());
  }

  std::size_t write_rule() {
    const std::string_view band = choose_band();
    const std::string name = fmt::format("rule{}", names_++);
    Aim aim{fmt::format("{}.{}", scope_.pack, name), {}, {}};
    Written when = write_when(band);
    aim.when = std::move(when.wish);
    aim.tested = std::move(when.tested);
    std::vector<Source> properties{sequence({text("when "), std::move(when.source)})};
    add_unless(properties, aim);
    properties.push_back(text("=> " + choose_class()));
    add_own_verdict(properties);
    add_edges(properties, band);
    items_.push_back(block(fmt::format("{}rule {}", band, name), std::move(properties)));
    targets_.push_back({scope_.pack, name, band, {aims_.size()}});
    aims_.push_back(std::move(aim));
    return 1;
  }

  std::size_t write_group() {
    scope_.features.note(Feature::group);
    const std::string_view band = choose_band();
    const std::string name = fmt::format("group{}", names_++);
    Aim shared;
    std::vector<Source> parts;
    if (random_.chance(50)) {
      scope_.features.note(Feature::group_condition);
      Written when = write_condition(scope_);
      shared.when = std::move(when.wish);
      shared.tested = std::move(when.tested);
      parts.push_back(property("when ", std::move(when.source)));
    }
    add_unless(parts, shared);
    parts.push_back(text("=> " + choose_class()));
    add_own_verdict(parts);
    add_edges(parts, band);
    Target group{scope_.pack, name, band, {}, true};
    const std::uint32_t rows = random_.between(1, 5);
    for (std::uint32_t i = 0; i < rows; ++i) parts.push_back(write_row(group, shared, i));
    items_.push_back(block(fmt::format("{}rules {}", band, name), std::move(parts)));
    targets_.push_back(std::move(group));
    return rows;
  }

  Source write_row(Target& group, const Aim& shared, std::uint32_t number) {
    const std::string name = fmt::format("row{}", number);
    Written when = write_selective_condition(scope_, shared.tested);
    Source row = sequence({text(name + ": "), std::move(when.source)});
    if (random_.chance(30)) {
      scope_.features.note(Feature::row_class);
      row.parts.push_back(removable(text(" => " + choose_class())));
    }
    const std::string local = fmt::format("{}.{}", group.name, name);
    targets_.push_back({scope_.pack, local, group.band, {aims_.size()}, false, true});
    group.aims.push_back(aims_.size());
    aims_.push_back({fmt::format("{}.{}", scope_.pack, local), both(shared.when, std::move(when.wish)), shared.unless,
                     std::move(when.tested)});
    return removable(std::move(row));
  }

  // -- changes

  std::string_view layer_of(std::string_view pack) const {
    return std::ranges::find(packs_, pack, &PackPlan::name)->layer;
  }

  template <class Fits>
  const Target* find_target(Fits fits) {
    for (int attempt = 0; attempt < 5 && !targets_.empty(); ++attempt)
      if (const Target& target = random_.pick(targets_); fits(target)) return &target;
    return nullptr;
  }

  void write_changes() {
    for (std::uint32_t i = random_.below(3); i > 0 && !targets_.empty(); --i) {
      switch (random_.below(5)) {
        case 0:
          write_disable();
          break;
        case 1:
          write_list_change();
          break;
        case 2:
          write_class_override();
          break;
        default:
          write_override();
      }
    }
  }

  /// A row is changed with its group or not at all, a rule at most once by `replace` or class.
  void write_override() {
    const Target* target = find_target([](const Target&) { return true; });
    if (target == nullptr) return;
    std::vector<Source> changes;
    if (random_.chance(70)) changes.push_back(write_condition_change(*target));
    if (random_.chance(40)) {
      scope_.features.note(Feature::override_class_of_rule);
      changes.push_back(removable(text("=> " + choose_class())));
    }
    add_own_verdict(changes);
    if (changes.empty()) changes.push_back(text("confidence low"));
    if (target->is_group) scope_.features.note(Feature::override_group);
    const std::string_view digest = random_.chance(10) ? " @9f3ac1d2" : "";
    items_.push_back(block(fmt::format("override {} {}{}", target->is_group ? "rules" : "rule",
                                       scope_.visible(target->pack, target->name), digest),
                           std::move(changes)));
  }

  Source write_condition_change(const Target& target) {
    scope_.features.note(Feature::override_condition);
    constexpr std::string_view kChanges[] = {"add when ", "add unless ", "replace when "};
    const std::uint32_t change = random_.below(3);
    Tested beside;
    for (const std::size_t aim : target.aims) beside.add(aims_[aim].tested);
    Written condition =
        random_.chance(60) ? write_selective_condition(scope_, beside) : write_condition(scope_, beside);
    for (const std::size_t aim : target.aims) {
      if (change == 0) aims_[aim].when = both(aims_[aim].when, condition.wish);
      if (change == 1) aims_[aim].unless.push_back(condition.wish);
      if (change == 2 && !target.is_group) aims_[aim].when = condition.wish;
      if (change != 1) aims_[aim].tested = condition.tested;
    }
    return removable(sequence({text(std::string(kChanges[change])), std::move(condition.source)}));
  }

  void write_disable() {
    const Target* target = find_target([](const Target& found) { return !found.is_group; });
    if (target == nullptr) return;
    const std::string name = scope_.visible(target->pack, target->name);
    if (std::ranges::find(disabled_, name) != disabled_.end()) return;
    disabled_.push_back(name);
    scope_.features.note(Feature::disabled_rule);
    items_.push_back(removable(text(fmt::format("disable rule {} because \"generated\"", name))));
  }

  void write_list_change() {
    if (scope_.lists.empty()) return;
    const NamedList& list = random_.pick(scope_.lists);
    scope_.features.note(Feature::list_change);
    const bool removes = random_.chance(40);
    Source entry = removes ? random_.pick(list.entries).source : random_entry(list.type, scope_).source;
    std::vector<Source> entries;
    entries.push_back(std::move(entry));
    items_.push_back(removable(
        sequence({text(fmt::format("list {} {} ", scope_.visible(list.pack, list.name), removes ? "-=" : "+=")),
                  array(std::move(entries))})));
  }

  void write_class_override() {
    scope_.features.note(Feature::override_class);
    std::vector<Source> fields = write_class_verdict(scope_);
    add_allowance(fields);
    items_.push_back(block("override class " + random_.pick(classes_), std::move(fields)));
  }

  std::uint64_t seed_;
  PolicyScope scope_;
  Random& random_;
  std::size_t rules_left_ = 0;
  std::size_t packs_to_come_ = 1;
  std::vector<PackPlan> packs_;
  std::vector<PackSource> written_;
  std::vector<Source> items_;
  std::string_view layer_;
  bool allowance_in_blocks_ = false;
  std::vector<std::string> classes_;
  std::vector<Target> targets_;
  std::vector<std::string> disabled_;
  std::vector<Aim> aims_;
  std::vector<TemplateParts> unwraps_;
  std::size_t names_ = 0;
  std::size_t annotations_ = 0;
};

}  // namespace

GeneratedPolicy generate_policy(std::uint64_t seed) {
  return PolicyWriter(seed).write();
}

CompiledPolicy generate_program(std::uint64_t seed) {
  constexpr std::uint32_t kMostAttempts = 50;
  // Policies that follow from one seed share none with those of its neighbours.
  Random attempts(seed);
  for (std::uint32_t refused = 0; refused < kMostAttempts; ++refused) {
    GeneratedPolicy generated = generate_policy(attempts.next());
    if (auto program = compile(generated.policy)) return {std::move(generated), std::move(*program), refused};
  }
  fail_check(__FILE__, __LINE__, "compile", fmt::format("no policy of seed {} compiles", seed));
}

}  // namespace carom::equality
