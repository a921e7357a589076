// Ranges are merged once, so that complement and lower case stay one pass each.
#include "compiler/pattern/code_point_set.h"

#include <algorithm>
#include <utility>

#include "runtime/core/code_point.h"

namespace carom::compiler {
namespace {

struct CasePair {
  char32_t upper;
  char32_t lower;
};

/// About 1 400 pairs, computed once.
const std::vector<CasePair>& case_pairs() {
  static const std::vector<CasePair> pairs = [] {
    std::vector<CasePair> all;
    for (char32_t c = 0; c <= kLastCodePoint; ++c) {
      const char32_t lower = core::lower_case_of(c);
      if (lower != c && (c < 0x80) == (lower < 0x80)) all.push_back({c, lower});
    }
    return all;
  }();
  return pairs;
}

}  // namespace

CodePointSet make_set(std::vector<CodePointRange> ranges) {
  std::ranges::sort(ranges, {}, &CodePointRange::first);
  CodePointSet set;
  for (const CodePointRange range : ranges) {
    if (!set.empty() && range.first <= set.back().last + 1)
      set.back().last = std::max(set.back().last, range.last);
    else
      set.push_back(range);
  }
  return set;
}

CodePointSet complement_of(const CodePointSet& set) {
  CodePointSet complement;
  char32_t next = 0;
  for (const CodePointRange range : set) {
    if (range.first > next) complement.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= kLastCodePoint) complement.push_back({next, kLastCodePoint});
  return complement;
}

void add_lower_case(std::vector<CodePointRange>& ranges) {
  const CodePointSet written = make_set(ranges);
  for (const CodePointRange range : written) {
    auto pair = std::ranges::lower_bound(case_pairs(), range.first, {}, &CasePair::upper);
    for (; pair != case_pairs().end() && pair->upper <= range.last; ++pair)
      ranges.push_back({pair->lower, pair->lower});
  }
}

}  // namespace carom::compiler
