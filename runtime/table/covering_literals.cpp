// From an instruction that every match passes, the strings that may follow form a tree; any cut through it covers all
// matches. The cut is pushed outward where it is commonest.
#include "runtime/table/covering_literals.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "support/ascii.h"

namespace carom::table {
namespace {

using core::NfaInstruction;
using core::NfaOp;

constexpr std::size_t kMostBytes = 12;     // of a text: longer ones are not much rarer
constexpr std::size_t kMostBranches = 16;  // bytes that may follow: a class of more is where a text ends
constexpr double kRareEnough = 1e-12;      // longer would be no rarer in practice

/// A string read from the begin instruction, and what may read the byte behind it.
struct Node {
  std::string text;
  std::vector<std::uint32_t> readers;
  bool may_end = false;  // a match may end here, so nothing longer need follow
  double commonness = 1;
};

class Tree {
 public:
  Tree(std::span<const NfaInstruction> automaton, std::size_t& visits)
      : automaton_(automaton), visits_(visits), seen_(automaton.size()) {}

  /// The best cut found through the tree behind `begin`.
  CoveringLiterals cut(std::uint32_t begin) {
    std::vector<Node> nodes;
    nodes.push_back(reach("", {begin}));
    CoveringLiterals best;
    while (push_out(nodes)) {
      const double commonness = total(nodes);
      if (commonness < best.commonness) best = {texts_of(nodes), commonness};
      if (commonness < kRareEnough) break;
    }
    return best;
  }

 private:
  using Branches = std::map<std::uint8_t, std::vector<std::uint32_t>>;

  static double total(const std::vector<Node>& nodes) {
    double sum = 0;
    for (const Node& node : nodes) sum += node.commonness;
    return sum;
  }

  static std::vector<std::string> texts_of(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (const Node& node : nodes) texts.push_back(node.text);
    return texts;
  }

  /// Replaces the commonest node that can be by what may follow it; false: none can.
  bool push_out(std::vector<Node>& nodes) {
    std::ranges::sort(nodes, std::greater<>(), &Node::commonness);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].may_end || nodes[i].text.size() == kMostBytes) continue;
      const Branches branches = branches_of(nodes[i]);
      if (branches.empty() || nodes.size() - 1 + branches.size() > kMostCoveringLiterals) continue;
      const std::string text = std::move(nodes[i].text);
      nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i));
      for (const auto& [byte, next] : branches) nodes.push_back(reach(text + static_cast<char>(byte), next));
      return true;
    }
    return false;
  }

  /// Empty: too many bytes may follow, or one that no text holds, or too much was looked at.
  Branches branches_of(const Node& node) const {
    Branches branches;
    for (const std::uint32_t reader : node.readers) {
      const NfaInstruction& range = automaton_[reader];
      if (range.low == 0 || range.high - range.low >= static_cast<int>(kMostBranches)) return {};
      for (int byte = range.low; byte <= range.high; ++byte)
        branches[static_cast<std::uint8_t>(byte)].push_back(range.next);
    }
    return branches.size() > kMostBranches || visits_ == 0 ? Branches{} : branches;
  }

  /// Follows what reads nothing; assertions are taken as true, which covers more.
  Node reach(std::string text, std::vector<std::uint32_t> stack) {
    Node node;
    node.commonness = commonness_of(text);
    node.text = std::move(text);
    ++round_;
    while (!stack.empty() && visits_ != 0) {
      const std::uint32_t at = stack.back();
      stack.pop_back();
      if (std::exchange(seen_[at], round_) == round_) continue;
      --visits_;
      const NfaInstruction& instruction = automaton_[at];
      if (instruction.op == NfaOp::match) node.may_end = true;
      if (instruction.op == NfaOp::byte_range) node.readers.push_back(at);
      if (instruction.op == NfaOp::split) stack.push_back(instruction.alternative);
      if (instruction.op != NfaOp::match && instruction.op != NfaOp::byte_range) stack.push_back(instruction.next);
    }
    if (!stack.empty()) node.may_end = true;  // not all of what follows is known
    return node;
  }

  std::span<const NfaInstruction> automaton_;
  std::size_t& visits_;
  std::vector<std::uint32_t> seen_;  // by instruction: round that reached it last
  std::uint32_t round_ = 0;
};

double commonness_of(char c) {
  if (c == ' ') return 0.15;
  if (std::string_view("aeinorst").contains(c)) return 0.06;
  if (c >= 'a' && c <= 'z') return 0.02;
  if (is_digit(c)) return 0.025;
  return std::string_view(".:-/@").contains(c) ? 0.02 : 0.005;
}

}  // namespace

double commonness_of(std::string_view literal) {
  double product = 1;
  for (const char c : literal) product *= commonness_of(c);
  return product;
}

CoveringLiterals covering_literals(const Dominators& dominators, std::size_t& visits) {
  CoveringLiterals best;
  if (visits == 0) return best;
  const std::span<const NfaInstruction> automaton = dominators.automaton();
  Tree tree(automaton, visits);
  bool behind_byte = false;  // a cut behind one byte of a literal is no better than one behind its begin
  for (const std::uint32_t at : dominators.chain()) {
    if (!behind_byte)
      if (CoveringLiterals cut = tree.cut(at); cut.commonness < best.commonness) best = std::move(cut);
    behind_byte = automaton[at].op == NfaOp::byte_range && automaton[at].low == automaton[at].high;
  }
  return best;
}

}  // namespace carom::table
