// Each declaration may use those before it.
#include "tests/equality/declaration_writer.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "tests/equality/write_verdict.h"

namespace carom::equality {

void DeclarationWriter::write() {
  const bool is_first = draft_.packs.size() == 1;
  if (is_first) write_fields();
  write_classes(is_first ? 6 : random_.below(3));
  write_lists();
  write_macros();
  write_unwraps();
  write_annotations();
}

void DeclarationWriter::write_fields() {
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
    draft_.items.push_back(removable(text(fmt::format("field {}: {}?", name, word))));
  }
}

void DeclarationWriter::write_class(const std::string& name) {
  std::vector<Source> properties = write_class_verdict(scope_);
  draft_.add_allowance(properties);
  draft_.items.push_back(block("class " + name, std::move(properties)));
  draft_.classes.push_back(name);
}

void DeclarationWriter::write_classes(std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i) write_class(fmt::format("kind.k{}", draft_.classes.size()));
  if (draft_.packs.size() != 1 || !random_.chance(6)) return;
  scope_.features.note(Feature::own_unclassified);
  write_class("unclassified");
}

void DeclarationWriter::write_lists() {
  for (std::uint32_t i = random_.below(4); i > 0; --i) {
    const auto type = static_cast<EntryType>(random_.below(kEntryTypeCount));
    NamedList list{scope_.pack, fmt::format("list{}", scope_.lists.size()), type, {}};
    std::vector<Source> entries;
    for (std::uint32_t n = random_.between(1, random_.chance(10) ? 30 : 5); n > 0; --n) {
      list.entries.push_back(random_entry(type, scope_));
      entries.push_back(list.entries.back().source);
    }
    draft_.items.push_back(
        removable(sequence({text(fmt::format("list {}: {} ", list.name, word_of(type))), array(std::move(entries))})));
    scope_.lists.push_back(std::move(list));
  }
}

void DeclarationWriter::write_macros() {
  for (std::uint32_t i = random_.below(3); i > 0; --i) {
    const std::uint64_t uses_before = scope_.features.count(Feature::macro);
    Written body = random_.chance(50) ? write_selective_condition(scope_) : write_condition(scope_);
    if (scope_.features.count(Feature::macro) != uses_before) scope_.features.note(Feature::macro_in_macro);
    const std::string name = fmt::format("macro{}", scope_.macros.size());
    draft_.items.push_back(removable(sequence({text("macro " + name + " = "), std::move(body.source)})));
    scope_.macros.push_back({scope_.pack, name, std::move(body.wish), std::move(body.tested)});
  }
}

void DeclarationWriter::write_unwraps() {
  for (std::uint32_t i = random_.chance(55) ? random_.between(1, 2) : 0; i > 0; --i) {
    scope_.features.note(Feature::unwrap);
    TemplateParts take = random_template(random_, scope_.words, TemplateUse::take);
    if (has_text_after_reply(take)) scope_.features.note(Feature::text_after_reply);
    std::vector<Source> properties{sequence({text("take "), print_template(take)})};
    if (random_.chance(20)) {
      scope_.features.note(Feature::unwrap_condition);
      properties.push_back(property(random_.chance(50) ? "when " : "unless ", write_condition(scope_).source));
    }
    draft_.items.push_back(block(fmt::format("unwrap unwrap{}", draft_.unwraps.size()), std::move(properties)));
    draft_.unwraps.push_back(std::move(take));
  }
}

void DeclarationWriter::write_annotations() {
  for (std::uint32_t i = random_.below(3); i > 0; --i) write_annotation();
}

void DeclarationWriter::write_annotation() {
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
  draft_.items.push_back(block("annotate " + aim.name, std::move(properties)));
  draft_.aims.push_back(std::move(aim));
}

Source DeclarationWriter::write_extract(Aim& aim) {
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

}  // namespace carom::equality
