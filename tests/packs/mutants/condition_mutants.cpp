// A macro's test stands in every rule that uses it: one edit of its author changes them all, and so does a mutation.
#include "tests/packs/mutants/condition_mutants.h"

#include <cstddef>
#include <map>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "compiler/ir/make_condition.h"

namespace carom::mutants {
namespace {

namespace ir = compiler::ir;

// Two tests of one spelling at one place are the same; two spellings may share a place (`550 or 551`).
using SiteKey = std::tuple<dsl::SourceId, std::uint32_t, std::uint32_t, std::string_view>;

SiteKey key_of(const dsl::SourceSpan& where, std::string_view printed) {
  return {where.file, where.span.begin, where.span.end, printed};
}

std::size_t entries_of(const ir::Predicate& test) {
  return std::visit(
      [](const auto& operand) -> std::size_t {
        if constexpr (requires { operand.list(); })
          return operand.size();
        else
          return 0;
      },
      test.operand);
}

ir::Condition without_entry(const ir::Predicate& test, std::size_t entry) {
  ir::Predicate less = test;
  std::visit(
      [entry](auto& operand) {
        if constexpr (requires { operand.list(); }) {
          auto entries = operand.list();
          entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(entry));
          operand = std::remove_cvref_t<decltype(operand)>(std::move(entries));
        }
      },
      less.operand);
  return ir::test(std::move(less));
}

ir::Condition changed(const ir::Predicate& test, Mutation mutation) {
  if (mutation.change == Change::taken_as_true) return ir::always();
  if (mutation.change == Change::taken_as_false) return ir::never();
  return without_entry(test, mutation.entry);
}

ir::Condition mutated(const ir::Condition& condition, const Site& site, Mutation mutation) {
  if (condition.op == core::ExprOp::predicate) {
    const ir::Predicate& test = *condition.predicate;
    const bool is_there = key_of(test.where, test.printed) == key_of(site.where, site.printed);
    return is_there ? changed(test, mutation) : condition;
  }
  std::vector<ir::Condition> children;
  for (const ir::Condition& child : condition.children) children.push_back(mutated(child, site, mutation));
  switch (condition.op) {
    case core::ExprOp::all_of:
      return ir::all_of(std::move(children));
    case core::ExprOp::any_of:
      return ir::any_of(std::move(children));
    case core::ExprOp::negate:
      return ir::negate(std::move(children.front()));
    default:
      return condition;
  }
}

class SiteCollector {
 public:
  void add(const ir::Condition& condition, std::uint32_t rule) {
    if (condition.op == core::ExprOp::predicate) add(*condition.predicate, rule);
    for (const ir::Condition& child : condition.children) add(child, rule);
  }
  [[nodiscard]] std::vector<Site> take() { return std::move(sites_); }

 private:
  void add(const ir::Predicate& test, std::uint32_t rule) {
    const auto [known, is_new] = numbers_.emplace(key_of(test.where, test.printed), sites_.size());
    if (is_new) sites_.push_back({test.where, test.printed, entries_of(test), {}});
    std::vector<std::uint32_t>& rules = sites_[known->second].rules;
    if (rules.empty() || rules.back() != rule) rules.push_back(rule);
  }

  std::map<SiteKey, std::size_t> numbers_;  // views of tests that the rules hold
  std::vector<Site> sites_;
};

}  // namespace

std::string_view word_of(Change change) {
  switch (change) {
    case Change::taken_as_true:
      return "taken as true";
    case Change::taken_as_false:
      return "taken as false";
    case Change::entry_left_out:
      return "entry left out";
  }
  std::unreachable();
}

std::vector<Site> sites_of(const ir::RuleSet& rules, const std::vector<bool>& is_wanted) {
  SiteCollector collector;
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    if (!is_wanted[i]) continue;
    if (rules.rules[i].when) collector.add(*rules.rules[i].when, i);
    for (const ir::Condition& unless : rules.rules[i].unless) collector.add(unless, i);
  }
  return collector.take();
}

std::vector<Mutation> mutations_of(const Site& site) {
  std::vector<Mutation> mutations = {{Change::taken_as_true, 0}, {Change::taken_as_false, 0}};
  if (site.entries > 1)
    for (std::size_t entry = 0; entry < site.entries; ++entry) mutations.push_back({Change::entry_left_out, entry});
  return mutations;
}

ir::Rule mutated(const ir::Rule& rule, const Site& site, Mutation mutation) {
  ir::Rule other = rule;
  if (rule.when) other.when = mutated(*rule.when, site, mutation);
  for (ir::Condition& unless : other.unless) unless = mutated(unless, site, mutation);
  return other;
}

}  // namespace carom::mutants
