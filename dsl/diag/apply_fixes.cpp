// A fix goes in whole or not at all, and only where no other edit has touched.
#include "dsl/diag/apply_fixes.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "support/ascii.h"

namespace carom::dsl {
namespace {

// Edits of one file by where they begin. No two overlap, so they lie in the order of their ends as well.
using FileEdits = std::map<std::uint32_t, const Edit*>;

bool same(const Edit& a, const Edit& b) {
  return a.where == b.where && a.replacement == b.replacement;
}

// Two edits that begin at one place overlap even when one is an insertion: which text comes first would be a guess.
bool has_room(const FileEdits& edits, const Edit& edit) {
  const auto next = edits.lower_bound(edit.where.span.begin);
  if (next != edits.end() && next->first == edit.where.span.begin) return same(*next->second, edit);
  if (next != edits.end() && next->first < edit.where.span.end) return false;
  return next == edits.begin() || std::prev(next)->second->where.span.end <= edit.where.span.begin;
}

std::size_t line_end_size(std::string_view text) {
  return text.starts_with("\r\n") ? 2 : text.starts_with('\n') ? 1 : 0;
}

// What was removed ends at `at`, `out` holds what stands before it, and the next edit begins at `limit`. Takes the
// space along that would stand double or at the end of the line, and a line that has nothing else; returns where to go
// on.
std::size_t close_gap(std::string_view text, std::size_t at, std::size_t limit, std::string& out) {
  const bool follows_space = out.empty() || out.back() == '\n' || is_blank(out.back());
  if (!follows_space) return at;
  while (at < limit && is_blank(text[at])) ++at;
  if (at < text.size() && (at == limit || !is_line_end(text[at]))) return at;
  while (!out.empty() && is_blank(out.back())) out.pop_back();
  const bool whole_line = out.empty() || out.back() == '\n';
  return whole_line ? at + line_end_size(text.substr(at, limit - at)) : at;
}

std::string rewrite(std::string_view text, const FileEdits& edits) {
  std::string out;
  std::size_t done = 0;
  for (auto edit = edits.begin(); edit != edits.end(); ++edit) {
    const auto& [begin, made] = *edit;
    out += text.substr(done, begin - done);
    out += made->replacement;
    done = made->where.span.end;
    const std::size_t next = std::next(edit) == edits.end() ? text.size() : std::next(edit)->first;
    if (made->replacement.empty() && !made->where.span.empty()) done = close_gap(text, done, next, out);
  }
  return out += text.substr(done);
}

class FixPlan {
 public:
  explicit FixPlan(const SourceMap& sources) : sources_(sources) {}

  // Takes the whole fix or leaves the plan as it was.
  bool take(const std::vector<Edit>& fix) {
    std::map<SourceId, FileEdits> tried = {};
    for (const Edit& edit : fix) {
      if (!is_inside(edit.where) || !has_room(edits_[edit.where.file], edit)) return false;
      if (!has_room(tried[edit.where.file], edit)) return false;
      tried[edit.where.file].emplace(edit.where.span.begin, &edit);
    }
    for (auto& [file, edits] : tried) edits_[file].merge(edits);
    return true;
  }

  std::vector<FixedFile> files() const {
    std::vector<FixedFile> fixed;
    for (const auto& [file, edits] : edits_)
      if (!edits.empty()) fixed.push_back({file, rewrite(sources_.file(file).text(), edits)});
    return fixed;
  }

 private:
  bool is_inside(SourceSpan where) const {
    return where.file < sources_.size() && where.span.begin <= where.span.end &&
           where.span.end <= sources_.file(where.file).text().size();
  }

  const SourceMap& sources_;
  std::map<SourceId, FileEdits> edits_;
};

}  // namespace

FixResult apply_fixes(std::span<const Diagnostic> diagnostics, const SourceMap& sources,
                      const std::function<bool(SourceId)>& may_change) {
  FixResult result;
  FixPlan plan(sources);
  const auto is_allowed = [&](const Edit& edit) { return may_change(edit.where.file); };
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.fix.empty() || !std::ranges::all_of(diagnostic.fix, is_allowed)) continue;
    if (diagnostic.applicability == Applicability::for_review)
      result.for_review.push_back(&diagnostic);
    else
      (plan.take(diagnostic.fix) ? result.applied : result.left_out).push_back(&diagnostic);
  }
  result.files = plan.files();
  return result;
}

}  // namespace carom::dsl
