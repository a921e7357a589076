// What must hold of macros before any condition is typed: no circles, and a bounded size once expanded.
#include "compiler/sema/check_macros.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "compiler/sema/find_cycles.h"
#include "compiler/sema/name_report.h"

namespace carom::compiler {
namespace {

// What a condition counts without its macros, and the macros it names.
struct Content {
  std::uint64_t atoms = 0;
  std::vector<const ast::Name*> macros;
};

// Recursion is bounded: the parser refuses conditions nested deeper than Limits::nesting.
void collect(const ast::Expr& expr, Content& content) {
  if (const auto* all = std::get_if<ast::AllOf>(&expr.node)) {
    for (const ast::ExprPtr& term : all->terms) collect(*term, content);
  } else if (const auto* any = std::get_if<ast::AnyOf>(&expr.node)) {
    for (const ast::ExprPtr& term : any->terms) collect(*term, content);
  } else if (const auto* negation = std::get_if<ast::Not>(&expr.node)) {
    collect(*negation->term, content);
  } else if (const auto* group = std::get_if<ast::Group>(&expr.node)) {
    collect(*group->inner, content);
  } else if (const auto* macro = std::get_if<ast::MacroRef>(&expr.node)) {
    content.macros.push_back(&macro->name);
  } else {
    ++content.atoms;
  }
}

Content content_of(const ast::Expr* expr) {
  Content content;
  if (expr) collect(*expr, content);
  return content;
}

// Which macros each macro names. Unknown names are left to typing, so nothing is reported here.
class MacroGraph {
 public:
  explicit MacroGraph(const LinkedPolicy& policy) : policy_(policy) {
    for (const DeclaredMacro& macro : policy.macros) add(macro);
    settle();
  }

  // For each macro that is or leads into a circle, one macro further on in it.
  std::vector<std::uint32_t> unsettled_next() const {
    std::vector<std::uint32_t> next(parts_.size(), kNoSuccessor);
    for (std::uint32_t macro = 0; macro < parts_.size(); ++macro)
      if (waiting_for_[macro] != 0)
        next[macro] = *std::ranges::find_if(parts_[macro], [&](std::uint32_t part) { return waiting_for_[part] != 0; });
    return next;
  }

  std::uint64_t expanded_size(const Content& content, Reader reader) const {
    std::uint64_t size = content.atoms;
    for (const ast::Name* name : content.macros)
      if (const auto macro = find(*name, reader)) size = saturating_add(size, sizes_[*macro]);
    return size;
  }

 private:
  // Far above any limit, far below overflow.
  static constexpr std::uint64_t kVast = std::uint64_t{1} << 40;
  static std::uint64_t saturating_add(std::uint64_t a, std::uint64_t b) { return std::min(a + b, kVast); }

  std::optional<std::uint32_t> find(const ast::Name& name, Reader reader) const {
    dsl::DiagnosticSink ignored;
    return policy_.macro_names.find(name, reader, policy_.packs, ignored);
  }

  void add(const DeclaredMacro& macro) {
    const Content content = content_of(macro.info.body);
    std::vector<std::uint32_t> parts;
    for (const ast::Name* name : content.macros)
      if (const auto part = find(*name, {macro.pack, macro.info.file})) parts.push_back(*part);
    // A use counts even where the macro has no predicate of its own: expanding it takes time all the same.
    sizes_.push_back(content.atoms + content.macros.size());
    waiting_for_.push_back(static_cast<std::uint32_t>(parts.size()));
    parts_.push_back(std::move(parts));
  }

  // A macro is settled when all its parts are; what never settles hangs on a circle.
  void settle() {
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

  const LinkedPolicy& policy_;
  std::vector<std::vector<std::uint32_t>> parts_;
  std::vector<std::uint32_t> waiting_for_;
  std::vector<std::uint64_t> sizes_;
};

void report_circle(const LinkedPolicy& policy, const std::vector<std::uint32_t>& circle, dsl::DiagnosticSink& sink) {
  const DeclaredMacro& first = policy.macros[circle.front()];
  auto& found = sink.report(dsl::DiagnosticId::C0222, first.info.where,
                            fmt::format("macro `{}` contains itself; remove one of the uses", first.info.name));
  for (std::size_t i = 1; i < circle.size(); ++i)
    found.notes.push_back(
        {policy.macros[circle[i]].info.where, fmt::format("by way of `{}`", policy.macros[circle[i]].info.name)});
}

// Adds up sizes until the limit is passed, and reports the rule that passed it.
class SizeCount {
 public:
  SizeCount(const LinkedPolicy& policy, const Limits& limits, dsl::DiagnosticSink& sink)
      : graph_(policy), limits_(limits), sink_(sink) {}

  bool add(std::uint64_t size, const std::string& name, dsl::SourceSpan where) {
    total_ += size;
    if (total_ <= limits_.expanded_predicates) return true;
    sink_.report(
        dsl::DiagnosticId::C1023, where,
        fmt::format("with `{}` the conditions of this policy have more than {} predicates (expanded_predicates) "
                    "once macros and groups are expanded; use lists instead of long conditions",
                    name, limits_.expanded_predicates));
    return false;
  }

  // Group parts stand in every row and are measured once.
  std::uint64_t size_of(const ConditionPart& part) {
    const auto [known, added] = sizes_.try_emplace(part.expr, 0);
    if (added) known->second = graph_.expanded_size(content_of(part.expr), part.reader);
    return known->second;
  }

 private:
  MacroGraph graph_;
  const Limits& limits_;
  dsl::DiagnosticSink& sink_;
  std::uint64_t total_ = 0;
  std::unordered_map<const ast::Expr*, std::uint64_t> sizes_;
};

}  // namespace

void check_macros(LinkedPolicy& policy, dsl::DiagnosticSink& sink) {
  const std::vector<std::uint32_t> next = MacroGraph(policy).unsettled_next();
  for (std::uint32_t macro = 0; macro < next.size(); ++macro)
    policy.macros[macro].endless = next[macro] != kNoSuccessor;
  for (const std::vector<std::uint32_t>& circle : find_cycles(next)) report_circle(policy, circle, sink);
}

bool check_expanded_size(const LinkedPolicy& policy, const Limits& limits, dsl::DiagnosticSink& sink) {
  SizeCount count(policy, limits, sink);
  for (const DeclaredMacro& macro : policy.macros)
    if (!count.add(count.size_of({.expr = macro.info.body, .reader = {macro.pack, macro.info.file}}), macro.info.name,
                   macro.info.where))
      return false;
  for (const DeclaredRule& rule : policy.rules) {
    std::uint64_t size = rule.over.size() + (rule.group == kNoGroup ? 0 : policy.groups[rule.group].over.size());
    for (const ConditionPart& part : rule.conditions) size += count.size_of(part);
    if (!count.add(size, rule.name, rule.where)) return false;
  }
  return true;
}

}  // namespace carom::compiler
