// Keys are spelled from operands, so that a test finds its equals, and what it lies in, in a hash map.
#include "compiler/analysis/rule_index.h"

#include <algorithm>
#include <optional>

namespace carom::compiler {
namespace {

using core::PatternKind;
using core::PredicateOp;

// Bounds the work on policies whose rules all share their tests; real ones have a few dozen candidates a rule.
constexpr std::size_t kMostCandidates = 1024;

std::string key_of(core::FieldId field, char form, std::string_view text) {
  return std::to_string(field) + form + std::string(text);
}

// An automaton is implied only by its equal, which has the same text.
std::string key_of(core::FieldId field, const ir::Pattern& pattern) {
  return key_of(field, is_automaton(pattern.kind) ? 'a' : 'l', pattern.text);
}

// One code or status is filed as itself, a range under its field: what lies in it may have many keys.
std::string key_of(core::FieldId field, const core::CodeRange& range) {
  return key_of(field, 'c', range.first == range.last ? std::to_string(range.first) : "range");
}

std::string key_of(core::FieldId field, const core::StatusRange& range) {
  const bool one_class = (range.class_mask & (range.class_mask - 1)) == 0;
  if (!one_class || range.subject_first != range.subject_last || range.detail_first != range.detail_last)
    return key_of(field, 's', "range");
  return key_of(field, 's',
                std::to_string(range.class_mask) + "." + std::to_string(range.subject_first) + "." +
                    std::to_string(range.detail_first));
}

std::string key_of(core::FieldId field, const ir::HostEntry& host) {
  return key_of(field, host.below ? 'b' : 'h', host.name);
}

std::string key_of(core::FieldId field, const std::string& text) {
  return key_of(field, 't', text);
}

std::string key_of(core::FieldId field, const ir::CidrEntry&) {
  return key_of(field, 'i', "");
}

// `present`, `missing`, comparisons and complements lead nowhere.
bool can_be_filed(const Term& term) {
  return !term.negated && term.predicate->operand.index() > 1 && term.predicate->op != PredicateOp::in_words;
}

/// Calls use(key) for the keys under which a term is filed. Of `all` patterns one is enough.
template <class Use>
void for_each_key(const ir::Predicate& predicate, Use use) {
  std::visit(
      [&](const auto& operand) {
        if constexpr (requires { key_of(predicate.field, *operand.begin()); }) {
          for (const auto& entry : operand) {
            use(key_of(predicate.field, entry));
            if (predicate.op == PredicateOp::all_patterns) break;
          }
        }
      },
      predicate.operand);
}

/// How many terms have a key.
class KeyCounts {
 public:
  explicit KeyCounts(const std::vector<RuleFacts>& rules) {
    for (const RuleFacts& facts : rules)
      for (const Term& term : facts.terms)
        if (can_be_filed(term)) for_each_key(*term.predicate, [&](const std::string& key) { count(key); });
  }

  [[nodiscard]] std::uint32_t of(const std::string& key) const {
    const auto number = keys_.find(key);
    return number ? counts_[*number] : 0;
  }

 private:
  void count(const std::string& key) {
    const auto [number, is_new] = keys_.intern(key);
    if (is_new) counts_.push_back(0);
    ++counts_[number];
  }

  ByteInterner keys_;
  std::vector<std::uint32_t> counts_;
};

// The term whose keys the fewest terms share; null if none can be filed.
const Term* most_telling(const RuleFacts& facts, const KeyCounts& counts) {
  const Term* best = nullptr;
  std::uint64_t fewest = 0;
  for (const Term& term : facts.terms) {
    if (!can_be_filed(term)) continue;
    std::uint64_t sharing = 0;
    for_each_key(*term.predicate, [&](const std::string& key) { sharing += counts.of(key); });
    if (best != nullptr && sharing >= fewest) continue;
    best = &term;
    fewest = sharing;
  }
  return best;
}

// The keys of all entries that could hold `entry`, literals aside.
template <class Use>
void for_each_wider(core::FieldId field, const core::CodeRange& entry, Use use) {
  use(key_of(field, entry));
  use(key_of(field, 'c', "range"));
}
template <class Use>
void for_each_wider(core::FieldId field, const core::StatusRange& entry, Use use) {
  use(key_of(field, entry));
  use(key_of(field, 's', "range"));
}
template <class Use>
void for_each_wider(core::FieldId field, const ir::HostEntry& entry, Use use) {
  use(key_of(field, entry));
  for (std::size_t dot = entry.name.find('.'); dot != std::string::npos; dot = entry.name.find('.', dot + 1))
    use(key_of(field, 'b', std::string_view(entry.name).substr(dot + 1)));
}
template <class Use>
void for_each_wider(core::FieldId field, const std::string& entry, Use use) {
  use(key_of(field, entry));
}
template <class Use>
void for_each_wider(core::FieldId field, const ir::CidrEntry& entry, Use use) {
  use(key_of(field, entry));
}
template <class Use>
void for_each_wider(core::FieldId field, const ir::Pattern& entry, Use use) {
  if (is_automaton(entry.kind)) use(key_of(field, entry));
}

std::string_view literal_of(const ir::Pattern& pattern) {
  return is_automaton(pattern.kind) ? pattern.automaton->required_literal : pattern.text;
}

}  // namespace

RuleIndex::RuleIndex(const std::vector<RuleFacts>& rules) {
  const KeyCounts counts(rules);
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) file(rule, most_telling(rules[rule], counts));
  const std::vector<std::string_view> texts(literals_.begin(), literals_.end());
  scan_ = core::LiteralScan(texts);
}

void RuleIndex::add(const std::string& key, std::uint32_t rule) {
  const auto [number, is_new] = keys_.intern(key);
  if (is_new) {
    rules_of_key_.emplace_back();
    const std::size_t form = key.find_first_not_of("0123456789");
    if (key[form] == 'l') {
      literals_.push_back(key.substr(form + 1));
      key_of_literal_.push_back(number);
    }
  }
  std::vector<std::uint32_t>& rules = rules_of_key_[number];
  if (rules.empty() || rules.back() != rule) rules.push_back(rule);
}

void RuleIndex::file(std::uint32_t rule, const Term* term) {
  if (term == nullptr)
    always_.push_back(rule);
  else
    for_each_key(*term->predicate, [&](const std::string& key) { add(key, rule); });
}

std::vector<std::uint32_t> RuleIndex::candidates(const RuleFacts& facts, std::uint32_t before) const {
  std::vector<std::uint32_t> found;
  const auto take = [&](const std::vector<std::uint32_t>& rules) {
    for (const std::uint32_t rule : rules) {
      if (rule >= before || found.size() >= kMostCandidates) break;
      found.push_back(rule);
    }
  };
  const auto take_key = [&](const std::string& key) {
    if (const auto number = keys_.find(key)) take(rules_of_key_[*number]);
  };
  const auto take_literals = [&](const ir::Pattern& pattern) {
    scan_.scan(literal_of(pattern),
               [&](std::uint32_t literal, std::uint32_t) { take(rules_of_key_[key_of_literal_[literal]]); });
  };
  for (const Term& term : facts.terms) {
    if (term.negated) continue;
    std::visit(
        [&](const auto& operand) {
          if constexpr (requires { for_each_wider(term.predicate->field, *operand.begin(), take_key); }) {
            for (const auto& entry : operand) {
              for_each_wider(term.predicate->field, entry, take_key);
              if constexpr (requires { take_literals(entry); }) take_literals(entry);
              // All entries must lie in what is implied, so the first leads to it; of `all` patterns any may.
              if (term.predicate->op != PredicateOp::all_patterns) break;
            }
          }
        },
        term.predicate->operand);
  }
  take(always_);
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

}  // namespace carom::compiler
