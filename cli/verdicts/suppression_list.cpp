// Sets of entries, sorted when they are shown.
#include "cli/verdicts/suppression_list.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/verdicts/list_entry.h"

namespace carom::cli {
namespace {

std::string lines_of(std::vector<std::string_view> entries) {
  std::ranges::sort(entries);
  std::string lines;
  for (const std::string_view entry : entries) lines.append(entry).append("\n");
  return lines;
}

}  // namespace

void SuppressionList::add(const core::Record& record, const core::Verdict& verdict) {
  if (!verdict.suppress.is_now()) return;
  std::string entry = entry_of(record, verdict.suppress.target);
  if (entry.empty())
    ++unnamed_;
  else
    (verdict.suppress.guarded != 0 ? guarded_ : plain_).insert(std::move(entry));
}

void SuppressionList::merge(const SuppressionList& other) {
  plain_.insert(other.plain_.begin(), other.plain_.end());
  guarded_.insert(other.guarded_.begin(), other.guarded_.end());
  unnamed_ += other.unnamed_;
}

std::string SuppressionList::plain_lines() const {
  return lines_of({plain_.begin(), plain_.end()});
}

std::string SuppressionList::guarded_lines() const {
  std::vector<std::string_view> entries;
  for (const std::string& entry : guarded_)
    if (!plain_.contains(entry)) entries.push_back(entry);
  return lines_of(std::move(entries));
}

std::size_t SuppressionList::guarded() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(guarded_, [this](const std::string& entry) { return !plain_.contains(entry); }));
}

}  // namespace carom::cli
