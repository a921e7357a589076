// How large a condition becomes once its macros and lists stand in it. Nothing is expanded to measure it.
#include "compiler/sema/expanded_size.h"

#include <algorithm>
#include <variant>

#include "compiler/sema/find_cycles.h"

namespace carom::compiler {
namespace {

// Far above any limit, far below overflow.
constexpr std::uint64_t kVast = std::uint64_t{1} << 40;

std::uint64_t saturating_add(std::uint64_t a, std::uint64_t b) {
  return std::min(a + b, kVast);
}

std::uint64_t parts_of(const ast::Array& array) {
  std::uint64_t parts = 0;
  for (const ast::Value& value : array.values) parts += 1 + parts_of_text(value.text);
  return std::max<std::uint64_t>(parts, 1);
}

}  // namespace

/// What a condition counts without its macros, and the macros it names.
struct ExpandedSizes::Content {
  std::uint64_t parts = 0;
  std::vector<std::uint32_t> macros;
};

namespace {

/// What one test counts; `list_size` answers for a named list.
template <class ListSize>
struct TestSize {
  ListSize list_size;

  std::uint64_t operator()(const ast::Missing&) const { return 1; }
  std::uint64_t operator()(const ast::Present&) const { return 1; }
  std::uint64_t operator()(const ast::Compare&) const { return 1; }
  std::uint64_t operator()(const ast::Matches& matches) const { return 1 + parts_of_text(matches.regex.pattern); }
  std::uint64_t operator()(const ast::TextTest& test) const { return 1 + parts_of_text(test.operand.value); }
  std::uint64_t operator()(const ast::TextSetTest& test) const { return std::visit(*this, test.set); }
  std::uint64_t operator()(const ast::Member& member) const { return std::visit(*this, member.of); }
  std::uint64_t operator()(const ast::Mentions& mentions) const { return std::visit(*this, mentions.of); }

  std::uint64_t operator()(const ast::Value& value) const { return 1 + parts_of_text(value.text); }
  std::uint64_t operator()(const ast::Array& array) const { return parts_of(array); }
  std::uint64_t operator()(const ast::ListRef& list) const { return list_size(list.name); }
};

/// Walks a condition, macros not followed. Recursion is bounded: the parser refuses conditions nested deeper than
/// Limits::nesting.
template <class OnTest, class OnMacro>
void walk(const ast::Expr& expr, const OnTest& on_test, const OnMacro& on_macro) {
  if (const auto* all = std::get_if<ast::AllOf>(&expr.node)) {
    for (const ast::ExprPtr& term : all->terms) walk(*term, on_test, on_macro);
  } else if (const auto* any = std::get_if<ast::AnyOf>(&expr.node)) {
    for (const ast::ExprPtr& term : any->terms) walk(*term, on_test, on_macro);
  } else if (const auto* negation = std::get_if<ast::Not>(&expr.node)) {
    walk(*negation->term, on_test, on_macro);
  } else if (const auto* group = std::get_if<ast::Group>(&expr.node)) {
    walk(*group->inner, on_test, on_macro);
  } else if (const auto* macro = std::get_if<ast::MacroRef>(&expr.node)) {
    on_macro(macro->name);
  } else {
    on_test(std::get<ast::Atom>(expr.node).predicate);
  }
}

}  // namespace

ExpandedSizes::ExpandedSizes(const LinkedPolicy& policy) : policy_(policy) {
  for (const DeclaredList& list : policy.lists) list_sizes_.push_back(size_of(list.info));
  for (const DeclaredMacro& macro : policy.macros) add(macro);
  settle();
}

std::uint64_t ExpandedSizes::size_of(const ListInfo& list) const {
  std::uint64_t parts = 0;
  for (const ListEntry& entry : list.entries) parts += 1 + parts_of_text(entry.value->text);
  return std::max<std::uint64_t>(parts, 1);
}

std::uint64_t ExpandedSizes::size_of(const ast::Expr* expr, Reader reader) const {
  const Content content = content_of(expr, reader);
  std::uint64_t size = content.parts;
  for (const std::uint32_t macro : content.macros) size = saturating_add(size, sizes_[macro]);
  return size;
}

ExpandedSizes::Content ExpandedSizes::content_of(const ast::Expr* expr, Reader reader) const {
  Content content;
  if (!expr) return content;
  const auto list_size = [&](const ast::Name& name) -> std::uint64_t {
    const auto list = policy_.list_names.first_reading(name.text, reader.pack, policy_.packs);
    return list ? list_sizes_[*list] : 1;
  };
  const auto on_test = [&](const ast::Predicate& predicate) {
    content.parts += std::visit(TestSize{list_size}, predicate);
  };
  const auto on_macro = [&](const ast::Name& name) {
    // A use counts even where the macro is empty or unknown: looking it up takes time all the same.
    ++content.parts;
    if (const auto macro = policy_.macro_names.first_reading(name.text, reader.pack, policy_.packs))
      content.macros.push_back(*macro);
  };
  walk(*expr, on_test, on_macro);
  return content;
}

void ExpandedSizes::add(const DeclaredMacro& macro) {
  Content content = content_of(macro.info.body, {macro.pack, macro.info.file});
  sizes_.push_back(content.parts);
  waiting_for_.push_back(static_cast<std::uint32_t>(content.macros.size()));
  parts_.push_back(std::move(content.macros));
}

// A macro is settled when all its parts are; what never settles hangs on a circle.
void ExpandedSizes::settle() {
  std::vector<std::vector<std::uint32_t>> users(parts_.size());
  std::vector<std::uint32_t> settled;
  for (std::uint32_t macro = 0; macro < parts_.size(); ++macro) {
    for (const std::uint32_t part : parts_[macro]) users[part].push_back(macro);
    if (waiting_for_[macro] == 0) settled.push_back(macro);
  }
  while (!settled.empty()) {
    const std::uint32_t part = settled.back();
    settled.pop_back();
    for (const std::uint32_t user : users[part]) {
      sizes_[user] = saturating_add(sizes_[user], sizes_[part]);
      if (--waiting_for_[user] == 0) settled.push_back(user);
    }
  }
}

std::vector<std::uint32_t> ExpandedSizes::unsettled_next() const {
  std::vector<std::uint32_t> next(parts_.size(), kNoSuccessor);
  for (std::uint32_t macro = 0; macro < parts_.size(); ++macro)
    if (waiting_for_[macro] != 0)
      next[macro] = *std::ranges::find_if(parts_[macro], [&](std::uint32_t part) { return waiting_for_[part] != 0; });
  return next;
}

}  // namespace carom::compiler
