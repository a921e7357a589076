// Equal begins and ends are cut off first; a difference too large to search becomes one replacement.
#include "cli/rewrite/line_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace carom::cli {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kContextLines = 3;
// The search keeps a row of positions for each edit: memory grows with the square of this.
constexpr std::ptrdiff_t kMostEdits = 2000;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

enum class Kind : char { same = ' ', removed = '-', added = '+' };
struct Step {
  Kind kind;
  std::string_view line;
};
using Steps = std::vector<Step>;

// One side in place of the other: what is left when a search would cost too much.
void append_replacement(const Lines& before, const Lines& after, Steps& steps) {
  for (const std::string_view line : before) steps.push_back({Kind::removed, line});
  for (const std::string_view line : after) steps.push_back({Kind::added, line});
}

// Myers' greedy search: furthest[k] is how far `before` is eaten on diagonal k after d edits.
class ShortestEdit {
 public:
  ShortestEdit(const Lines& before, const Lines& after)
      : before_(before), after_(after), n_(std::ssize(before)), m_(std::ssize(after)) {}

  Steps find() {
    const std::ptrdiff_t most = std::min(n_ + m_, kMostEdits);
    std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    for (std::ptrdiff_t d = 0; d <= most; ++d) {
      trace_.push_back(furthest);
      if (extend(furthest, d, most + 1)) return backtrack(d, most + 1);
    }
    Steps steps;
    append_replacement(before_, after_, steps);
    return steps;
  }

 private:
  static std::ptrdiff_t& at(std::vector<std::ptrdiff_t>& row, std::ptrdiff_t index) {
    return row[static_cast<std::size_t>(index)];
  }
  static bool comes_from_above(std::vector<std::ptrdiff_t>& row, std::ptrdiff_t k, std::ptrdiff_t d,
                               std::ptrdiff_t zero) {
    return k == -d || (k != d && at(row, zero + k - 1) < at(row, zero + k + 1));
  }

  bool extend(std::vector<std::ptrdiff_t>& row, std::ptrdiff_t d, std::ptrdiff_t zero) const {
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      std::ptrdiff_t x = comes_from_above(row, k, d, zero) ? at(row, zero + k + 1) : at(row, zero + k - 1) + 1;
      while (x < n_ && x - k < m_ && x - k >= 0 &&
             before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - k)])
        ++x;
      at(row, zero + k) = x;
      if (x >= n_ && x - k >= m_) return true;
    }
    return false;
  }

  Steps backtrack(std::ptrdiff_t edits, std::ptrdiff_t zero) {
    Steps steps;
    std::ptrdiff_t x = n_;
    std::ptrdiff_t y = m_;
    for (std::ptrdiff_t d = edits; d >= 0; --d) {
      std::vector<std::ptrdiff_t>& row = trace_[static_cast<std::size_t>(d)];
      const std::ptrdiff_t k = x - y;
      const bool added = d > 0 && comes_from_above(row, k, d, zero);
      const std::ptrdiff_t previous_x = d == 0 ? 0 : at(row, zero + (added ? k + 1 : k - 1));
      const std::ptrdiff_t previous_y = d == 0 ? 0 : previous_x - (added ? k + 1 : k - 1);
      while (x > previous_x && y > previous_y) {
        steps.push_back({Kind::same, before_[static_cast<std::size_t>(--x)]});
        --y;
      }
      if (d == 0) break;
      if (added)
        steps.push_back({Kind::added, after_[static_cast<std::size_t>(--y)]});
      else
        steps.push_back({Kind::removed, before_[static_cast<std::size_t>(--x)]});
    }
    std::ranges::reverse(steps);
    return steps;
  }

  const Lines& before_;
  const Lines& after_;
  std::ptrdiff_t n_;
  std::ptrdiff_t m_;
  std::vector<std::vector<std::ptrdiff_t>> trace_;
};

// Equal lines at both ends need no search.
Steps edit_script(const Lines& before, const Lines& after) {
  const auto [first_before, first_after] = std::ranges::mismatch(before, after);
  const auto head = static_cast<std::size_t>(first_before - before.begin());
  std::size_t tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  Steps steps;
  for (std::size_t i = 0; i < head; ++i) steps.push_back({Kind::same, before[i]});
  const Lines middle_before(first_before, before.end() - static_cast<std::ptrdiff_t>(tail));
  const Lines middle_after(first_after, after.end() - static_cast<std::ptrdiff_t>(tail));
  const Steps middle = ShortestEdit(middle_before, middle_after).find();
  steps.insert(steps.end(), middle.begin(), middle.end());
  for (std::size_t i = before.size() - tail; i < before.size(); ++i) steps.push_back({Kind::same, before[i]});
  return steps;
}

struct Hunk {
  std::size_t begin;
  std::size_t end;
};

// Changes closer than twice the context share a hunk.
std::vector<Hunk> hunks_of(const Steps& steps) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].kind == Kind::same) continue;
    const std::size_t begin = i - std::min(i, kContextLines);
    const std::size_t end = std::min(i + 1 + kContextLines, steps.size());
    if (!hunks.empty() && begin <= hunks.back().end)
      hunks.back().end = end;
    else
      hunks.push_back({begin, end});
  }
  return hunks;
}

std::size_t count(const Steps& steps, std::size_t begin, std::size_t end, Kind left_out) {
  std::size_t number = 0;
  for (std::size_t i = begin; i < end; ++i) number += steps[i].kind != left_out ? 1U : 0U;
  return number;
}

// A side without lines is said to begin behind the line before it.
std::string range(std::size_t lines_before, std::size_t lines) {
  return fmt::format("{},{}", lines_before + (lines == 0 ? 0 : 1), lines);
}

void append_hunk(const Steps& steps, const Hunk& hunk, std::string& out) {
  const std::string old_range =
      range(count(steps, 0, hunk.begin, Kind::added), count(steps, hunk.begin, hunk.end, Kind::added));
  const std::string new_range =
      range(count(steps, 0, hunk.begin, Kind::removed), count(steps, hunk.begin, hunk.end, Kind::removed));
  out += fmt::format("@@ -{} +{} @@\n", old_range, new_range);
  for (std::size_t i = hunk.begin; i < hunk.end; ++i) {
    out += static_cast<char>(steps[i].kind);
    out += steps[i].line;
    if (!steps[i].line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

// As `diff` of GNU and git write names that a line of their own could break: a C string.
std::string header_name(std::string_view path) {
  const auto breaks = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"' || c == '\\'; };
  if (std::ranges::none_of(path, breaks)) return std::string(path);
  std::string quoted = "\"";
  for (const char c : path) {
    if (c == '"' || c == '\\')
      quoted += {'\\', c};
    else
      quoted += breaks(c) ? fmt::format("\\{:03o}", static_cast<unsigned>(c)) : std::string(1, c);
  }
  return quoted + '"';
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  std::string out = fmt::format("--- {0}\n+++ {0}\n", header_name(path));
  const Steps steps = edit_script(split(before), split(after));
  for (const Hunk& hunk : hunks_of(steps)) append_hunk(steps, hunk, out);
  return out;
}

}  // namespace carom::cli
