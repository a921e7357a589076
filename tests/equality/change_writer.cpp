// A change of a condition changes the aims of what it concerns, too.
#include "tests/equality/change_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tests/equality/write_verdict.h"

namespace carom::equality {

void ChangeWriter::write() {
  for (std::uint32_t i = random_.below(3); i > 0 && !draft_.targets.empty(); --i) {
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

void ChangeWriter::write_override() {
  const Target* target = draft_.find_target([](const Target&) { return true; });
  if (target == nullptr) return;
  std::vector<Source> changes;
  if (random_.chance(70)) changes.push_back(write_condition_change(*target));
  if (random_.chance(40)) {
    scope_.features.note(Feature::override_class_of_rule);
    changes.push_back(removable(text("=> " + draft_.choose_class())));
  }
  draft_.add_own_verdict(changes);
  if (changes.empty()) changes.push_back(text("confidence low"));
  if (target->is_group) scope_.features.note(Feature::override_group);
  const std::string_view digest = random_.chance(10) ? " @9f3ac1d2" : "";
  draft_.items.push_back(block(fmt::format("override {} {}{}", target->is_group ? "rules" : "rule",
                                           scope_.visible(target->pack, target->name), digest),
                               std::move(changes)));
}

Source ChangeWriter::write_condition_change(const Target& target) {
  scope_.features.note(Feature::override_condition);
  constexpr std::string_view kChanges[] = {"add when ", "add unless ", "replace when "};
  const std::uint32_t change = random_.below(3);
  Tested beside;
  for (const std::size_t aim : target.aims) beside.add(draft_.aims[aim].tested);
  Written condition = random_.chance(60) ? write_selective_condition(scope_, beside) : write_condition(scope_, beside);
  for (const std::size_t aim : target.aims) {
    if (change == 0) draft_.aims[aim].when = both(draft_.aims[aim].when, condition.wish);
    if (change == 1) draft_.aims[aim].unless.push_back(condition.wish);
    if (change == 2 && !target.is_group) draft_.aims[aim].when = condition.wish;
    if (change != 1) draft_.aims[aim].tested = condition.tested;
  }
  return removable(sequence({text(std::string(kChanges[change])), std::move(condition.source)}));
}

void ChangeWriter::write_disable() {
  const Target* target = draft_.find_target([](const Target& found) { return !found.is_group; });
  if (target == nullptr) return;
  const std::string name = scope_.visible(target->pack, target->name);
  if (std::ranges::find(disabled_, name) != disabled_.end()) return;
  disabled_.push_back(name);
  scope_.features.note(Feature::disabled_rule);
  draft_.items.push_back(removable(text(fmt::format("disable rule {} because \"generated\"", name))));
}

void ChangeWriter::write_list_change() {
  if (scope_.lists.empty()) return;
  const NamedList& list = random_.pick(scope_.lists);
  scope_.features.note(Feature::list_change);
  const bool removes = random_.chance(40);
  Source entry = removes ? random_.pick(list.entries).source : random_entry(list.type, scope_).source;
  std::vector<Source> entries;
  entries.push_back(std::move(entry));
  draft_.items.push_back(
      removable(sequence({text(fmt::format("list {} {} ", scope_.visible(list.pack, list.name), removes ? "-=" : "+=")),
                          array(std::move(entries))})));
}

void ChangeWriter::write_class_override() {
  scope_.features.note(Feature::override_class);
  std::vector<Source> fields = write_class_verdict(scope_);
  draft_.add_allowance(fields);
  draft_.items.push_back(block("override class " + random_.pick(draft_.classes), std::move(fields)));
}

}  // namespace carom::equality
