// Conditions are parsed by the real parser, and names mean what the test has put in.
#include "tests/compiler/typing_fixture.h"

#include <algorithm>

#include "compiler/sema/repeated_entries.h"
#include "dsl/parse/parse.h"
#include "support/check.h"

namespace carom::compiler::testing {

std::optional<FieldRef> FakeScope::find_field(const ast::Name& name, dsl::SourceId) {
  if (name.text == "campaign") return FieldRef{core::kBuiltinFieldCount, core::FieldType::string};
  const auto id = core::find_builtin_field(name.text);
  if (!id) return std::nullopt;
  return FieldRef{*id, core::builtin_field(*id).type};
}

const ListInfo* FakeScope::find_list(const ast::Name& name, dsl::SourceId) {
  const auto list = lists.find(name.text);
  return list == lists.end() ? nullptr : &list->second;
}

const MacroInfo* FakeScope::find_macro(const ast::Name& name, dsl::SourceId) {
  const auto macro = macros.find(name.text);
  return macro == macros.end() ? nullptr : &macro->second;
}

bool FakeScope::check_class(const ast::Name&, dsl::SourceId) {
  return true;
}

const ast::Expr* Typing::parse(const std::string& text) {
  last_ = sources_.add("test.carom", text);
  dsl::DiagnosticSink syntax;
  expressions_.push_back(dsl::parse_expression(sources_, last_, limits_, syntax));
  CAROM_CHECK(!syntax.has_errors() && expressions_.back(), "the test's expression does not parse: " + text);
  return expressions_.back().get();
}

// A list is read as the array of a condition that parses whatever its values are.
void Typing::add_list(const std::string& name, ListType type, const std::string& array) {
  const auto* atom = std::get_if<ast::Atom>(&parse("text in " + array)->node);
  const auto& array_of_values = std::get<ast::Array>(std::get<ast::Member>(atom->predicate).of);
  ListInfo& list = scope_.lists[name];
  list = {name, type, {}, {last_, {}}};
  append_entries(array_of_values, last_, list.entries);
}

void Typing::add_macro(const std::string& name, const std::string& expression) {
  const ast::Expr* body = parse(expression);
  scope_.macros[name] = {name, body, &scope_, last_, {last_, {}}};
}

std::optional<ir::Condition> Typing::type(const std::string& expression) {
  const ast::Expr* parsed = parse(expression);
  return type_condition(*parsed, {scope_, last_, limits_, sink_, patterns_, lists_});
}

std::vector<std::string> Typing::reported() const {
  std::vector<std::string> ids;
  for (const dsl::Diagnostic& diagnostic : sink_.all()) ids.emplace_back(dsl::info(diagnostic.id).code);
  return ids;
}

std::string Typing::repaired(const std::string& id) const {
  std::string text{sources_.file(last_).text()};
  for (const dsl::Diagnostic& diagnostic : sink_.all()) {
    if (dsl::info(diagnostic.id).code != id) continue;
    std::vector<dsl::Edit> edits = diagnostic.fix;
    std::ranges::sort(edits, std::greater{}, [](const dsl::Edit& edit) { return edit.where.span.begin; });
    for (const dsl::Edit& edit : edits) text.replace(edit.where.span.begin, edit.where.span.size(), edit.replacement);
    return edits.empty() ? "no fix" : text;
  }
  return "not reported";
}

std::string print(const ir::Condition& condition) {
  constexpr const char* kNames[] = {"always", "never", "", "and", "or", "not"};
  if (condition.op == core::ExprOp::predicate) return condition.predicate->printed;
  std::string text = kNames[static_cast<std::size_t>(condition.op)];
  if (condition.children.empty()) return text;
  text += "(";
  for (const ir::Condition& child : condition.children) text += (text.ends_with('(') ? "" : ", ") + print(child);
  return text + ")";
}

}  // namespace carom::compiler::testing
