// A rule notes its aim, so that records can be made for it.
#include "tests/equality/rule_writer.h"

#include <fmt/format.h>

#include <utility>

namespace carom::equality {

void RuleWriter::write(std::size_t count) {
  for (std::size_t written = 0; written < count;) {
    const bool as_group = random_.chance(12);
    written += as_group ? write_group() : write_rule();
  }
}

std::string_view RuleWriter::choose_band() {
  const std::uint32_t dice = random_.below(20);
  if (dice < 3) scope_.features.note(Feature::first_band);
  if (dice > 16) scope_.features.note(Feature::fallback_band);
  return dice < 3 ? "first " : dice > 16 ? "fallback " : "";
}

Written RuleWriter::write_when(std::string_view band) {
  const bool may_be_wide = random_.chance(band == "fallback " && draft_.layer == "base" ? 40 : 4);
  return may_be_wide ? write_condition(scope_) : write_selective_condition(scope_);
}

void RuleWriter::add_unless(std::vector<Source>& properties, Aim& aim) {
  while (random_.chance(25)) {
    scope_.features.note(Feature::unless);
    Written unless = random_.chance(70) ? write_selective_condition(scope_) : write_condition(scope_);
    properties.push_back(property("unless ", std::move(unless.source)));
    aim.unless.push_back(std::move(unless.wish));
  }
}

void RuleWriter::add_edges(std::vector<Source>& properties, std::string_view band) {
  if (!random_.chance(15)) return;
  std::vector<Source> names;
  for (std::uint32_t i = random_.between(1, 2); i > 0; --i) {
    const Target* below = draft_.find_target(
        [&](const Target& target) { return target.band == band && draft_.layer_of(target.pack) == draft_.layer; });
    if (below != nullptr) names.push_back(removable(text(scope_.visible(below->pack, below->name))));
  }
  if (names.empty()) return;
  scope_.features.note(Feature::edge);
  properties.push_back(property("over ", sequence(std::move(names), ", ")));
}

std::size_t RuleWriter::write_rule() {
  const std::string_view band = choose_band();
  const std::string name = fmt::format("rule{}", names_++);
  Aim aim{fmt::format("{}.{}", scope_.pack, name), {}, {}};
  Written when = write_when(band);
  aim.when = std::move(when.wish);
  aim.tested = std::move(when.tested);
  std::vector<Source> properties{sequence({text("when "), std::move(when.source)})};
  add_unless(properties, aim);
  properties.push_back(text("=> " + draft_.choose_class()));
  draft_.add_own_verdict(properties);
  add_edges(properties, band);
  draft_.items.push_back(block(fmt::format("{}rule {}", band, name), std::move(properties)));
  draft_.targets.push_back({scope_.pack, name, band, {draft_.aims.size()}});
  draft_.aims.push_back(std::move(aim));
  return 1;
}

std::size_t RuleWriter::write_group() {
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
  parts.push_back(text("=> " + draft_.choose_class()));
  draft_.add_own_verdict(parts);
  add_edges(parts, band);
  Target group{scope_.pack, name, band, {}, true};
  const std::uint32_t rows = random_.between(1, 5);
  for (std::uint32_t i = 0; i < rows; ++i) parts.push_back(write_row(group, shared, i));
  draft_.items.push_back(block(fmt::format("{}rules {}", band, name), std::move(parts)));
  draft_.targets.push_back(std::move(group));
  return rows;
}

Source RuleWriter::write_row(Target& group, const Aim& shared, std::uint32_t number) {
  const std::string name = fmt::format("row{}", number);
  Written when = write_selective_condition(scope_, shared.tested);
  Source row = sequence({text(name + ": "), std::move(when.source)});
  if (random_.chance(30)) {
    scope_.features.note(Feature::row_class);
    row.parts.push_back(removable(text(" => " + draft_.choose_class())));
  }
  const std::string local = fmt::format("{}.{}", group.name, name);
  draft_.targets.push_back({scope_.pack, local, group.band, {draft_.aims.size()}, false, true});
  group.aims.push_back(draft_.aims.size());
  draft_.aims.push_back({fmt::format("{}.{}", scope_.pack, local), both(shared.when, std::move(when.wish)),
                         shared.unless, std::move(when.tested)});
  return removable(std::move(row));
}

}  // namespace carom::equality
