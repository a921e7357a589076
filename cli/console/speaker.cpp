// One walk over the condition; only the children of an `or` are looked at together.
#include "cli/console/speaker.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <variant>

namespace carom::cli {
namespace {

namespace ir = compiler::ir;
using core::PatternKind;

// Classes 2, 4 and 5 (RFC 3463 section 2).
constexpr std::uint8_t kAllClasses = 1U << 2U | 1U << 4U | 1U << 5U;
constexpr std::uint16_t kAllNumbers = 999;

bool is_mention(const ir::Pattern& pattern) {
  return pattern.kind == PatternKind::mention || pattern.kind == PatternKind::mention_below;
}

bool are_mentions(const ir::SharedEntries<ir::Pattern>& patterns) {
  return !patterns.empty() && std::ranges::all_of(patterns, is_mention);
}

bool names_host(const ir::Condition& condition) {
  if (condition.op != core::ExprOp::predicate) return false;
  const ir::Predicate& test = *condition.predicate;
  if (test.op == core::PredicateOp::in_hosts) return test.field == core::field::host;
  return test.op == core::PredicateOp::any_pattern &&
         are_mentions(std::get<ir::SharedEntries<ir::Pattern>>(test.operand));
}

std::string number_text(std::uint16_t first, std::uint16_t last) {
  return first == 0 && last == kAllNumbers ? "x" : fmt::format("{}", first);
}

std::string status_text(std::string_view klass, const core::StatusRange& range) {
  const std::string front = fmt::format("{}.{}.", klass, number_text(range.subject_first, range.subject_last));
  const std::string first = front + number_text(range.detail_first, range.detail_last);
  if (range.detail_first == range.detail_last || first.ends_with('x')) return first;
  return fmt::format("{}..{}{}", first, front, range.detail_last);
}

void add_statuses(const core::StatusRange& range, std::vector<std::string>& out) {
  if (range.class_mask == kAllClasses) {
    out.push_back(status_text("x", range));
    return;
  }
  for (unsigned klass : {2U, 4U, 5U})
    if ((range.class_mask >> klass & 1U) != 0) out.push_back(status_text(std::to_string(klass), range));
}

bool has_patterns(const ir::Predicate& test) {
  return test.op == core::PredicateOp::any_pattern || test.op == core::PredicateOp::all_patterns;
}

bool is_phrase(const ir::Pattern& pattern, core::FieldId field) {
  return field == core::field::text && !is_mention(pattern);
}

std::string phrase_text(const ir::Pattern& pattern) {
  return pattern.kind == PatternKind::regex ? "/" + pattern.text + "/" : pattern.text;
}

void add_test(const ir::Predicate& test, Speaker& out) {
  if (test.op == core::PredicateOp::in_hosts && test.field == core::field::host)
    for (const ir::HostEntry& host : std::get<ir::SharedEntries<ir::HostEntry>>(test.operand))
      out.hosts.push_back((host.below ? "." : "") + host.name);
  if (test.op == core::PredicateOp::in_statuses && test.field == core::field::status)
    for (const core::StatusRange& range : std::get<ir::SharedEntries<core::StatusRange>>(test.operand))
      add_statuses(range, out.statuses);
  if (has_patterns(test))
    for (const ir::Pattern& pattern : std::get<ir::SharedEntries<ir::Pattern>>(test.operand)) {
      if (is_mention(pattern)) out.hosts.push_back(pattern.text);
      if (is_phrase(pattern, test.field)) out.phrases.push_back(phrase_text(pattern));
    }
}

void add_marks(const ir::Condition& condition, std::vector<std::string>& out) {
  if (condition.op != core::ExprOp::predicate || condition.predicate->op != core::PredicateOp::any_pattern) return;
  for (const ir::Pattern& pattern : std::get<ir::SharedEntries<ir::Pattern>>(condition.predicate->operand))
    if (is_phrase(pattern, condition.predicate->field)) out.push_back(phrase_text(pattern));
}

void walk(const ir::Condition& condition, Speaker& out) {
  if (condition.op == core::ExprOp::negate) return;
  if (condition.op == core::ExprOp::predicate) add_test(*condition.predicate, out);
  const bool is_about_hosts =
      condition.op == core::ExprOp::any_of && std::ranges::any_of(condition.children, names_host);
  for (const ir::Condition& child : condition.children) {
    if (is_about_hosts) add_marks(child, out.marks);
    walk(child, out);
  }
}

void sort_unique(std::vector<std::string>& texts) {
  std::ranges::sort(texts);
  const auto rest = std::ranges::unique(texts);
  texts.erase(rest.begin(), rest.end());
}

}  // namespace

Speaker speaker_of(const ir::Condition& when) {
  Speaker found;
  walk(when, found);
  sort_unique(found.hosts);
  sort_unique(found.marks);
  sort_unique(found.phrases);
  sort_unique(found.statuses);
  return found;
}

}  // namespace carom::cli
