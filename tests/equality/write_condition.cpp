// `and` joins wishes, `or` takes one of them, `not` has none.
#include "tests/equality/write_condition.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace carom::equality {
namespace {

constexpr int kDeepest = 4;
constexpr int kNested = 3;

class ConditionWriter {
 public:
  ConditionWriter(PolicyScope& scope, const Tested& beside)
      : scope_(scope), random_(scope.random), fields_(testable_fields(scope)), tested_(beside) {}

  Written any() { return finished(any(0)); }

  Written selective() {
    Written first = selective_atom();
    if (random_.chance(25)) return finished(std::move(first));
    if (!random_.chance(15)) return finished(joined(true, 1, std::move(first)));
    std::vector<Written> parts;
    parts.push_back(std::move(first));
    parts.push_back(selective_atom());
    return finished(join(std::move(parts), false));
  }

 private:
  Written finished(Written condition) {
    condition.tested = tested_;
    return condition;
  }

  Written any(int depth) {
    if (depth >= kNested) scope_.features.note(Feature::nested_condition);
    const std::uint32_t kind = depth >= kDeepest ? 0 : random_.below(20);
    if (kind < 9) return atom();
    if (kind < 13) return joined(true, depth, std::nullopt);
    if (kind < 17) return joined(false, depth, std::nullopt);
    const NamedMacro* macro = kind == 19 ? find_macro() : nullptr;
    return macro == nullptr ? negated(depth) : use_of(*macro);
  }

  Written noted(Written atom) {
    tested_.add(atom.tested);
    return atom;
  }

  /// Of the text, unless what stands beside it leaves no room.
  Written selective_atom() {
    for (int attempt = 0; attempt < kAttempts && !tested_.text_wholly; ++attempt)
      if (Written atom = write_selective_atom(scope_); atom.tested.goes_with(tested_)) return noted(std::move(atom));
    return atom();
  }

  Written atom() {
    constexpr core::FieldId kUsual[] = {core::field::text, core::field::text, core::field::code, core::field::status};
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const FieldChoice& field = random_.chance(55) ? fields_[random_.pick(kUsual)] : random_.pick(fields_);
      const bool is_text = field.name == "text";
      const bool is_free = is_text ? !tested_.text_wholly : !tested_.fields.contains(field.name);
      if (is_free) return noted(write_atom(field, tested_, scope_));
    }
    return noted(write_atom(random_.pick(fields_), tested_, scope_));
  }

  Written joined(bool all, int depth, std::optional<Written> first) {
    std::vector<Written> parts;
    if (first) parts.push_back(std::move(*first));
    for (std::uint32_t i = first ? random_.between(1, 2) : random_.between(2, 3); i > 0; --i)
      parts.push_back(any(depth + 1));
    return join(std::move(parts), all);
  }

  Written join(std::vector<Written> parts, bool all) {
    scope_.features.note(all ? Feature::conjunction : Feature::disjunction);
    Written whole{{.head = "(", .joint = all ? " and " : " or ", .tail = ")", .may_be_a_part = true},
                  {all ? Wish::Kind::all : Wish::Kind::any, {}, {}}};
    for (Written& part : parts) {
      part.source.may_go = true;
      whole.source.parts.push_back(std::move(part.source));
      whole.wish.parts.push_back(std::move(part.wish));
    }
    return whole;
  }

  /// Most conditions fail by themselves, so there is nothing to wish for.
  Written negated(int depth) {
    scope_.features.note(Feature::negation);
    Written inner = any(depth + 1);
    return {{.head = "not (", .parts = {std::move(inner.source)}, .tail = ")", .may_be_a_part = true}, {}};
  }

  const NamedMacro* find_macro() {
    if (scope_.macros.empty()) return nullptr;
    const NamedMacro& macro = random_.pick(scope_.macros);
    return macro.tested.goes_with(tested_) ? &macro : nullptr;
  }

  Written use_of(const NamedMacro& macro) {
    scope_.features.note(Feature::macro);
    tested_.add(macro.tested);
    return {text(fmt::format("${}", scope_.visible(macro.pack, macro.name))), macro.wish};
  }

  static constexpr int kAttempts = 20;

  PolicyScope& scope_;
  Random& random_;
  std::vector<FieldChoice> fields_;
  Tested tested_;
};

}  // namespace

Written write_condition(PolicyScope& scope, const Tested& beside) {
  return ConditionWriter(scope, beside).any();
}

Written write_selective_condition(PolicyScope& scope, const Tested& beside) {
  return ConditionWriter(scope, beside).selective();
}

Wish both(Wish a, Wish b) {
  Wish wish{Wish::Kind::all, {}, {}};
  wish.parts.push_back(std::move(a));
  wish.parts.push_back(std::move(b));
  return wish;
}

}  // namespace carom::equality
