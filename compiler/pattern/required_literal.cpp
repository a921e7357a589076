// Bottom-up: of each node what all its matches are, begin with, end with and contain.
#include "compiler/pattern/required_literal.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "support/utf8.h"

namespace carom::compiler {
namespace {

struct Literals {
  bool exact = false;  ///< every match is `prefix`, and `suffix` and `inside` equal it
  std::string prefix;
  std::string suffix;
  std::string inside;  ///< the longest known to be contained
};

Literals exactly(std::string text) {
  return {true, text, text, text};
}

void keep_longest(std::string& best, const std::string& candidate) {
  if (candidate.size() > best.size()) best = candidate;
}

/// `left` becomes what matches of left followed by right are.
void follow(Literals& left, const Literals& right) {
  keep_longest(left.inside, right.inside);
  keep_longest(left.inside, left.suffix + right.prefix);
  if (left.exact) left.prefix += right.prefix;
  left.suffix = right.exact ? left.suffix + right.suffix : right.suffix;
  left.exact = left.exact && right.exact;
}

std::string common_prefix(const std::string& a, const std::string& b) {
  return {a.begin(), std::ranges::mismatch(a, b).in1};
}

std::string common_suffix(const std::string& a, const std::string& b) {
  const auto [end_a, end_b] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return {end_a.base(), a.end()};
}

Literals common(const Literals& a, const Literals& b) {
  if (a.exact && b.exact && a.prefix == b.prefix) return a;
  Literals both{false, common_prefix(a.prefix, b.prefix), common_suffix(a.suffix, b.suffix), {}};
  if (a.inside == b.inside) both.inside = a.inside;
  keep_longest(both.inside, both.prefix);
  keep_longest(both.inside, both.suffix);
  return both;
}

Literals literals_of(const PatternNode& node);

Literals of_sequence(const PatternNode& node) {
  Literals all = exactly("");
  for (const PatternNode& child : node.children) follow(all, literals_of(child));
  return all;
}

Literals of_either(const PatternNode& node) {
  Literals all = literals_of(node.children.front());
  for (std::size_t i = 1; i < node.children.size(); ++i) all = common(all, literals_of(node.children[i]));
  return all;
}

Literals of_repeat(const PatternNode& node) {
  if (node.max == 0) return exactly("");
  if (node.min == 0) return {};
  const Literals body = literals_of(node.children.front());
  Literals all = body;
  if (body.exact && !body.prefix.empty())
    for (std::uint32_t i = 1; i < node.min; ++i) follow(all, body);
  if (node.max != node.min) all.exact = body.exact && body.prefix.empty();
  return all;
}

Literals of_set(const CodePointSet& set) {
  if (set.size() != 1 || set.front().first != set.front().last) return {};
  std::string text;
  append_utf8(set.front().first, text);
  return exactly(std::move(text));
}

Literals literals_of(const PatternNode& node) {
  switch (node.kind) {
    case NodeKind::one_of:
      return of_set(node.set);
    case NodeKind::sequence:
      return of_sequence(node);
    case NodeKind::either:
      return of_either(node);
    case NodeKind::repeat:
      return of_repeat(node);
    case NodeKind::assertion:
      return exactly("");
    case NodeKind::hole:
      return literals_of(node.children.front());
  }
  std::unreachable();
}

}  // namespace

std::string required_literal(const PatternNode& tree) {
  return literals_of(tree).inside;
}

}  // namespace carom::compiler
