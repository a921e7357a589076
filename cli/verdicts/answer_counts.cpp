// Counted where verdicts are written, thread by thread, and joined at the end.
#include "cli/verdicts/answer_counts.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <tuple>
#include <utility>

#include "ingest/records/value_spellings.h"

namespace carom::cli {
namespace {

// Second labels under which registries of countries give names out.
constexpr std::string_view kSharedLabels[] = {"ac", "co",  "com", "edu", "gob", "gov",
                                              "go", "mil", "ne",  "net", "or",  "org"};
constexpr std::size_t kCountryLetters = 2;

bool is_shared(std::string_view second_last, std::string_view last) {
  return last.size() == kCountryLetters && std::ranges::find(kSharedLabels, second_last) != std::end(kSharedLabels);
}

bool is_address(std::string_view host) {
  return host.contains(':') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string domain_of_recipient(const core::Record& record) {
  const std::string_view own = ingest::domain_of(record.recipient);
  return ingest::to_lower(own.empty() ? record.recipient_domain : own);
}

void count_one(AnswerCount& count, const core::Verdict& verdict) {
  ++count.records;
  count.suppressed += verdict.suppress.is_now() ? 1U : 0U;
}

void merge_counts(AnswerCount& into, const AnswerCount& other) {
  into.records += other.records;
  into.suppressed += other.suppressed;
}

}  // namespace

std::string owner_of(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  std::string name = ingest::to_lower(host);
  const std::size_t last = name.rfind('.');
  if (is_address(name) || last == std::string::npos || last == 0) return {};
  const std::size_t second = name.rfind('.', last - 1);
  if (second == std::string::npos) return name;
  const std::string_view view = name;
  if (second == 0 || !is_shared(view.substr(second + 1, last - second - 1), view.substr(last + 1)))
    return name.substr(second + 1);
  const std::size_t third = name.rfind('.', second - 1);
  return third == std::string::npos ? name : name.substr(third + 1);
}

void AnswerCounts::add_to(Groups& groups, std::string name, const core::Verdict& verdict) {
  Group& group = groups[std::move(name)];
  count_one(group.count, verdict);
  const auto known = group.classes.find(verdict.class_name);
  if (known != group.classes.end())
    ++known->second;
  else
    group.classes.emplace(verdict.class_name, 1);
}

void AnswerCounts::add(const core::Record& record, const core::Verdict& verdict) {
  count_one(all_, verdict);
  add_to(classes_, std::string(verdict.class_name), verdict);
  add_to(owners_, owner_of(record.host), verdict);
  add_to(domains_, domain_of_recipient(record), verdict);
}

void AnswerCounts::merge(const AnswerCounts& other) {
  merge_counts(all_, other.all_);
  for (Groups AnswerCounts::* const groups : {&AnswerCounts::classes_, &AnswerCounts::owners_, &AnswerCounts::domains_})
    for (const auto& [name, group] : other.*groups) {
      Group& into = (this->*groups)[name];
      merge_counts(into.count, group.count);
      for (const auto& [klass, records] : group.classes) into.classes[klass] += records;
    }
}

std::vector<AnswerCounts::Row> AnswerCounts::rows(By by) const {
  const Groups& groups = by == By::klass ? classes_ : by == By::answering_host ? owners_ : domains_;
  std::vector<Row> rows;
  for (const auto& [name, group] : groups) {
    const auto commonest = std::ranges::max_element(group.classes, {}, [](const auto& entry) { return entry.second; });
    rows.push_back({name, group.count, commonest->first});
  }
  std::ranges::sort(rows, [](const Row& a, const Row& b) {
    return std::tuple(b.count.records, a.name) < std::tuple(a.count.records, b.name);
  });
  return rows;
}

}  // namespace carom::cli
