// One function a form of test; each tells what a record needs.
#include "tests/equality/write_atom.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "runtime/core/record.h"
#include "tests/equality/regex_tree.h"
#include "tests/equality/template_parts.h"

namespace carom::equality {
namespace {

using core::FieldType;

bool is_textual(FieldType type) {
  return type == FieldType::text || type == FieldType::string || type == FieldType::host;
}

/// A set of entries as it stands behind an operator, with the samplers of what it holds.
struct EntrySet {
  Source source;
  std::vector<Sampler> samplers;
};

class AtomWriter {
 public:
  AtomWriter(const FieldChoice& field, const Tested& before, PolicyScope& scope)
      : field_(field), may_be_whole_(field.name != "text" || !before.text), scope_(scope), random_(scope.random) {}

  Written write() {
    Written atom = any();
    atom.tested = tested();
    return atom;
  }

  Written selective() {
    Written atom = any_selective();
    atom.tested = tested();
    return atom;
  }

 private:
  Written any() {
    if (may_be_whole_ && random_.chance(6)) return presence();
    switch (field_.type) {
      case FieldType::text:
        return textual();
      case FieldType::string:
        return random_.chance(70) ? textual() : member(EntryType::strings);
      case FieldType::host:
        return random_.chance(40) ? textual() : member(EntryType::hosts);
      case FieldType::code:
        return random_.chance(25) ? compared_code() : member(EntryType::codes);
      case FieldType::status:
        return member(EntryType::statuses);
      case FieldType::ip:
        return member(EntryType::cidrs);
      case FieldType::integer:
      case FieldType::duration:
        return number();
      case FieldType::boolean:
        return boolean();
      default:
        return enumerated();
    }
  }

  Written any_selective() {
    switch (random_.below(10)) {
      case 0:
      case 1:
        return matches();
      case 2:
        return like();
      case 3:
        return random_.chance(50) ? mentions() : literal_set();
      default:
        return literal(random_.chance(15) ? random_.between(2, 6) : random_.chance(35) ? 1 : 0);
    }
  }

  Tested tested() const {
    if (field_.name == "text") return {.text = true, .text_wholly = is_whole_};
    return {.fields = {field_.name}};
  }

  // -- the frame of a test

  Source atom(std::string_view op, Source operand) {
    std::vector<Source> parts{text(field_.name + " ")};
    const bool negated = negate_;
    if (negated) {
      parts.push_back(text("not "));
      scope_.features.note(Feature::negated_test);
    }
    parts.push_back(text(op.empty() ? std::string() : std::string(op) + " "));
    parts.push_back(std::move(operand));
    return sequence(std::move(parts));
  }

  Written finished(std::string_view op, Source operand, std::function<void(Random&, Draft&)> put) {
    Source source = atom(op, std::move(operand));
    if (negate_) return {std::move(source), present_with_anything()};
    return {std::move(source), {Wish::Kind::one, std::move(put), {}}};
  }

  /// What `not` leaves to wish for: that the field has some value.
  Wish present_with_anything() {
    if (is_textual(field_.type) && field_.name != "text")
      return {Wish::Kind::one,
              [name = field_.name, value = scope_.words.word(random_)](Random&, Draft& draft) {
                draft.put(name, Place::inside, value);
              },
              {}};
    return {};
  }

  Written presence() {
    is_whole_ = true;
    const bool missing = random_.chance(50);
    return {text(fmt::format("{} {}", field_.name, missing ? "missing" : "present")),
            missing ? Wish{} : present_with_anything()};
  }

  // -- sets

  const NamedList* find_list(std::initializer_list<EntryType> types) {
    std::vector<const NamedList*> fitting;
    for (const NamedList& list : scope_.lists)
      if (std::ranges::find(types, list.type) != types.end()) fitting.push_back(&list);
    return fitting.empty() ? nullptr : random_.pick(fitting);
  }

  EntrySet named(const NamedList& list) {
    scope_.features.note(Feature::named_list);
    EntrySet set{text(fmt::format("@{}", scope_.visible(list.pack, list.name))), {}};
    for (const Entry& entry : list.entries) set.samplers.push_back(entry.sample);
    return set;
  }

  EntrySet written(EntryType type, std::uint32_t most) {
    EntrySet set;
    std::vector<Source> entries;
    for (std::uint32_t i = random_.between(1, most); i > 0; --i) {
      Entry entry = random_entry(type, scope_);
      entries.push_back(std::move(entry.source));
      set.samplers.push_back(std::move(entry.sample));
    }
    set.source = array(std::move(entries));
    return set;
  }

  EntrySet list_or_array(EntryType type, std::initializer_list<EntryType> list_types) {
    const NamedList* list = random_.chance(50) ? find_list(list_types) : nullptr;
    return list != nullptr ? named(*list) : written(type, random_.chance(5) ? 20 : 5);
  }

  // -- values of the field

  Written member(EntryType type) {
    negate_ = random_.chance(12);
    const std::string name = field_.name;
    const bool textual_field = is_textual(field_.type);
    const auto putter = [name, textual_field](std::vector<Sampler> samplers) {
      return [name, textual_field, samplers = std::move(samplers)](Random& random, Draft& draft) {
        std::string value = random.pick(samplers)(random);
        if (textual_field)
          draft.put(name, Place::whole, std::move(value));
        else
          draft.values[name] = std::move(value);
      };
    };
    if (random_.chance(55)) {
      Entry entry = random_entry(type, scope_);
      return finished("", std::move(entry.source), putter({std::move(entry.sample)}));
    }
    EntrySet set = list_or_array(type, {type});
    return finished("in", std::move(set.source), putter(std::move(set.samplers)));
  }

  Written valued(std::string_view op, Source operand, std::vector<std::string> values) {
    return finished(op, std::move(operand),
                    [name = field_.name, values = std::move(values)](Random& random, Draft& draft) {
                      draft.values[name] = random.pick(values);
                    });
  }

  /// `limit` and values on the right side of it.
  Written compared(std::string limit, std::int64_t number, std::int64_t step) {
    constexpr std::string_view kOps[] = {">=", "<=", ">", "<"};
    const std::uint32_t op = random_.below(4);
    const std::int64_t direction = op % 2 == 0 ? step : -step;
    std::vector<std::string> values{std::to_string(number + direction), std::to_string(number + 2 * direction)};
    if (op < 2) values.push_back(std::to_string(number));
    return valued(kOps[op], text(std::move(limit)), std::move(values));
  }

  Written compared_code() {
    const std::int64_t code = random_.between(400, 560);
    return compared(std::to_string(code), code, 1);
  }

  Written number() {
    const bool is_duration = field_.type == FieldType::duration;
    constexpr std::pair<char, std::int64_t> kUnits[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}};
    const std::int64_t amount = random_.between(0, 12);
    const auto& [unit, seconds] = random_.pick(kUnits);
    const std::string printed = is_duration ? fmt::format("{}{}", amount, unit) : std::to_string(amount);
    const std::int64_t value = is_duration ? amount * seconds : amount;
    if (random_.chance(60)) return compared(printed, value, is_duration ? seconds / 2 + 1 : 1);
    negate_ = random_.chance(15);
    if (random_.chance(50)) return valued("", text(printed), {std::to_string(value)});
    const std::string other = is_duration ? "90m" : "3";
    return valued("in", array({text(printed), text(other)}), {std::to_string(value), is_duration ? "5400" : "3"});
  }

  Written boolean() {
    const std::string word = random_.chance(50) ? "true" : "false";
    return valued("", text(word), {word});
  }

  Written enumerated() {
    const auto words = core::words_of(field_.type);
    negate_ = random_.chance(15);
    std::vector<std::string> values;
    std::vector<Source> entries;
    for (std::uint32_t i = random_.chance(50) ? 1 : random_.between(1, 3); i > 0; --i) {
      values.emplace_back(words[random_.below(words.size())]);
      entries.push_back(text(values.back()));
    }
    if (entries.size() == 1 && random_.chance(70)) return valued("", std::move(entries.front()), std::move(values));
    return valued("in", array(std::move(entries)), std::move(values));
  }

  // -- patterns

  Written textual() {
    negate_ = random_.chance(10);
    const std::uint32_t kind = random_.below(20);
    if (kind < 9) return literal(kind % 7);
    if (kind < 12) return literal_set();
    if (kind < 14) return like();
    if (kind < 17 || field_.type == FieldType::host) return matches();
    return mentions();
  }

  std::string literal_text() {
    if (field_.type != FieldType::host) return scope_.words.phrase(random_);
    const std::string& host = scope_.words.host(random_);
    return random_.chance(50) ? host : host.substr(random_.below(host.size()));
  }

  std::function<void(Random&, Draft&)> putter(Place place, std::vector<Sampler> samplers, bool all) {
    return [name = field_.name, place, samplers = std::move(samplers), all](Random& random, Draft& draft) {
      if (!all) return draft.put(name, place, random.pick(samplers)(random));
      for (const Sampler& sampler : samplers) draft.put(name, place, sampler(random));
    };
  }

  Written literal(std::uint32_t op) {
    constexpr std::pair<std::string_view, Place> kOps[] = {
        {"has", Place::inside},      {"has word", Place::inside},
        {"starts", Place::at_begin}, {"starts word", Place::at_begin},
        {"ends", Place::at_end},     {"ends word", Place::at_end},
        {"is", Place::whole}};
    const auto& [word, place] = kOps[may_be_whole_ ? op : op % 2];
    is_whole_ = place != Place::inside;
    std::string value = literal_text();
    Source operand = quoted(random_.chance(10) ? upper_ascii(value) : value);
    return finished(word, std::move(operand), putter(place, {[value](Random&) { return value; }}, false));
  }

  static std::string upper_ascii(std::string value) {
    for (char& c : value)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return value;
  }

  Written literal_set() {
    constexpr std::pair<std::string_view, Place> kOps[] = {{"has", Place::inside},
                                                           {"has", Place::inside},
                                                           {"starts", Place::at_begin},
                                                           {"ends", Place::at_end},
                                                           {"is", Place::whole}};
    const auto& [word, place] = kOps[may_be_whole_ ? random_.below(std::size(kOps)) : 0];
    is_whole_ = place != Place::inside;
    const bool all = random_.chance(35);
    scope_.features.note(all ? Feature::all_of_texts : Feature::any_of_texts);
    EntrySet set = place == Place::whole ? list_or_array(EntryType::strings, {EntryType::strings})
                                         : list_or_array(EntryType::phrases, {EntryType::phrases, EntryType::words});
    return finished(fmt::format("{} {}", word, all ? "all" : "any"), std::move(set.source),
                    putter(place, std::move(set.samplers), all));
  }

  Written like() {
    if (random_.chance(70)) {
      Entry entry = random_entry(EntryType::templates, scope_);
      return finished("like", std::move(entry.source), putter(Place::inside, {std::move(entry.sample)}, false));
    }
    const bool all = random_.chance(25);
    scope_.features.note(all ? Feature::all_of_texts : Feature::any_of_texts);
    EntrySet set = list_or_array(EntryType::templates, {EntryType::templates});
    return finished(all ? "like all" : "like any", std::move(set.source),
                    putter(Place::inside, std::move(set.samplers), all));
  }

  Written matches() {
    RegexTree tree = random_regex(random_, scope_.words, scope_.features);
    Source source = print_regex(tree);
    return finished(
        "matches", std::move(source),
        putter(Place::inside, {[tree = std::move(tree)](Random& random) { return sample(tree, random); }}, false));
  }

  Written mentions() {
    if (random_.chance(60)) {
      Entry entry = random_entry(EntryType::hosts, scope_);
      return finished("mentions", std::move(entry.source), putter(Place::inside, {std::move(entry.sample)}, false));
    }
    EntrySet set = list_or_array(EntryType::hosts, {EntryType::hosts});
    return finished("mentions", std::move(set.source), putter(Place::inside, std::move(set.samplers), false));
  }

  const FieldChoice& field_;
  bool may_be_whole_;
  bool is_whole_ = false;
  PolicyScope& scope_;
  Random& random_;
  bool negate_ = false;
};

}  // namespace

std::vector<FieldChoice> testable_fields(const PolicyScope& scope) {
  std::vector<FieldChoice> fields;
  for (core::FieldId id = 0; id < core::kBuiltinFieldCount; ++id)
    fields.push_back({std::string(core::builtin_field(id).name), core::builtin_field(id).type});
  fields.insert(fields.end(), scope.declared_fields.begin(), scope.declared_fields.end());
  return fields;
}

Written write_atom(const FieldChoice& field, const Tested& before, PolicyScope& scope) {
  return AtomWriter(field, before, scope).write();
}

Written write_selective_atom(PolicyScope& scope) {
  const FieldChoice text{"text", FieldType::text};
  return AtomWriter(text, {}, scope).selective();
}

}  // namespace carom::equality
