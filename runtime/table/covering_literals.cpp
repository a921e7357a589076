// From an instruction that every match passes, the strings that may follow form a tree; any cut through it covers all
// matches. The cut is pushed outward where it is commonest.
#include "runtime/table/covering_literals.h"

#include <algorithm>
#include <compare>
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
  bool is_leaf = false;  // a match may end here, so nothing longer need follow; or what follows is too much
  double commonness = 1;
};

class Tree {
 public:
  Tree(std::span<const NfaInstruction> automaton, std::size_t& visits)
      : automaton_(automaton), visits_(visits), seen_(automaton.size()) {}

  /// The best cut found through the tree behind `begin`.
  CoveringLiterals cut(std::uint32_t begin) {
    std::vector<Node> nodes;
    stack_ = {begin};
    nodes.push_back(reach(""));
    CoveringLiterals best;
    while (push_out(nodes)) {
      const double commonness = total(nodes);
      if (commonness < best.commonness) best = {texts_of(nodes), commonness};
      if (commonness < kRareEnough) break;
    }
    return best;
  }

 private:
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
    for (Node* node = commonest(nodes); node != nullptr; node = commonest(nodes)) {
      const std::size_t branches = branch_out(*node);
      if (branches != 0 && nodes.size() - 1 + branches <= kMostCoveringLiterals) {
        replace(nodes, *node);
        return true;
      }
      node->is_leaf = true;
    }
    return false;
  }

  static Node* commonest(std::vector<Node>& nodes) {
    Node* best = nullptr;
    for (Node& node : nodes)
      if (!node.is_leaf && (best == nullptr || node.commonness > best->commonness)) best = &node;
    return best;
  }

  /// Puts what branch_out() has found behind `node` into its place.
  void replace(std::vector<Node>& nodes, Node& node) {
    const std::string text = std::move(node.text);
    if (&node != &nodes.back()) node = std::move(nodes.back());
    nodes.pop_back();
    for (std::size_t begin = 0, end = 0; begin < branches_.size(); begin = end) {
      stack_.clear();
      for (; end < branches_.size() && branches_[end].byte == branches_[begin].byte; ++end)
        stack_.push_back(branches_[end].next);
      nodes.push_back(reach(text + static_cast<char>(branches_[begin].byte)));
    }
  }

  /// Fills branches_, by byte; returns how many bytes may follow. 0: too many, or one that no text holds, or too much
  /// was looked at.
  std::size_t branch_out(const Node& node) {
    branches_.clear();
    for (const std::uint32_t reader : node.readers) {
      const NfaInstruction& range = automaton_[reader];
      if (range.low == 0 || range.high - range.low >= static_cast<int>(kMostBranches)) return 0;
      for (int byte = range.low; byte <= range.high; ++byte)
        branches_.push_back({static_cast<std::uint8_t>(byte), range.next});
    }
    std::ranges::sort(branches_);
    std::size_t bytes = branches_.empty() ? 0 : 1;
    for (std::size_t i = 1; i < branches_.size(); ++i) bytes += branches_[i].byte != branches_[i - 1].byte ? 1U : 0U;
    return bytes > kMostBranches || visits_ == 0 ? 0 : bytes;
  }

  /// Follows what reads nothing from the instructions on stack_; assertions are taken as true, which covers more.
  Node reach(std::string text) {
    Node node;
    node.commonness = commonness_of(text);
    node.is_leaf = text.size() == kMostBytes;
    node.text = std::move(text);
    ++round_;
    while (!stack_.empty() && visits_ != 0) {
      const std::uint32_t at = stack_.back();
      stack_.pop_back();
      if (std::exchange(seen_[at], round_) == round_) continue;
      --visits_;
      const NfaInstruction& instruction = automaton_[at];
      if (instruction.op == NfaOp::match) node.is_leaf = true;
      if (instruction.op == NfaOp::byte_range) node.readers.push_back(at);
      if (instruction.op == NfaOp::split) stack_.push_back(instruction.alternative);
      if (instruction.op != NfaOp::match && instruction.op != NfaOp::byte_range) stack_.push_back(instruction.next);
    }
    if (!stack_.empty()) node.is_leaf = true;  // not all of what follows is known
    return node;
  }

  /// A byte that may follow a node, and the instruction behind it.
  struct Branch {
    std::uint8_t byte;
    std::uint32_t next;
    friend auto operator<=>(const Branch&, const Branch&) = default;
  };

  std::span<const NfaInstruction> automaton_;
  std::size_t& visits_;
  std::vector<std::uint32_t> seen_;  // by instruction: round that reached it last
  std::uint32_t round_ = 0;
  std::vector<Branch> branches_;
  std::vector<std::uint32_t> stack_;
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
