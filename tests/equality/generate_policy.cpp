// Declares before it uses, so that whatever comes out compiles.
#include "tests/equality/generate_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "support/check.h"
#include "tests/equality/change_writer.h"
#include "tests/equality/declaration_writer.h"
#include "tests/equality/policy_draft.h"
#include "tests/equality/rule_writer.h"
#include "tests/equality/write_verdict.h"

namespace carom::equality {
namespace {

class PolicyWriter {
 public:
  explicit PolicyWriter(std::uint64_t seed) : seed_(seed), draft_(seed) {}

  GeneratedPolicy write() {
    choose_size();
    for (const PackPlan& plan : plan_packs()) {
      draft_.packs.push_back(plan);
      written_.push_back({plan.name == kHeaderless ? "" : plan.name, write_pack(plan)});
    }
    // The last pack written stands in the highest layer and uses all others.
    std::ranges::rotate(written_, written_.end() - 1);
    return {seed_,
            {std::move(written_), choose_limits()},
            std::move(scope_.words),
            scope_.features,
            std::move(draft_.aims),
            std::move(draft_.unwraps),
            std::move(scope_.declared_fields)};
  }

 private:
  /// What the language calls a policy file without a header.
  static constexpr std::string_view kHeaderless = "policy";

  void choose_size() {
    const bool is_large = random_.chance(2);
    if (is_large) scope_.features.note(Feature::many_rules);
    rules_left_ = is_large ? random_.between(200, 300) : random_.between(2, random_.chance(30) ? 60 : 20);
  }

  Limits choose_limits() {
    Limits limits;
    if (!random_.chance(20)) return limits;
    scope_.features.note(Feature::small_record_limit);
    limits.record_text_bytes = random_.between(40, 400);
    return limits;
  }

  std::vector<PackPlan> plan_packs() {
    std::vector<PackPlan> plans;
    if (random_.chance(50)) plans.push_back({"ground", "base"});
    if (random_.chance(40)) plans.push_back({"giant", "provider"});
    if (random_.chance(15)) plans.push_back({"dwarf", "provider"});
    if (random_.chance(20)) plans.push_back({"site", "org"});
    const bool has_header = random_.chance(60);
    plans.push_back({has_header ? "own" : std::string(kHeaderless), "local"});
    if (plans.size() > 1) scope_.features.note(Feature::several_packs);
    packs_to_come_ = plans.size();
    return plans;
  }

  Source write_pack(const PackPlan& plan) {
    scope_.pack = plan.name;
    draft_.layer = plan.layer;
    draft_.items.clear();
    const bool has_header = plan.name != kHeaderless;
    draft_.allowance_in_blocks = !has_header;
    if (has_header)
      draft_.items.push_back({.head = fmt::format("pack {} 1.0.0 {{ language 1; layer {}; ", plan.name, plan.layer),
                              .parts = {allowances()},
                              .tail = "}"});
    for (std::size_t i = 0; i + 1 < draft_.packs.size(); ++i)
      draft_.items.push_back(removable(text("use " + draft_.packs[i].name)));
    write_items();
    return sequence(std::move(draft_.items), "\n");
  }

  void write_items() {
    declarations_.write();
    const std::size_t rules = rules_left_ / packs_to_come_ + (packs_to_come_ > 1 ? random_.below(3) : 0);
    rules_.write(std::min(rules, rules_left_));
    rules_left_ -= std::min(rules, rules_left_);
    --packs_to_come_;
    changes_.write();
  }

  std::uint64_t seed_;
  PolicyDraft draft_;
  PolicyScope& scope_ = draft_.scope;
  Random& random_ = draft_.scope.random;
  DeclarationWriter declarations_{draft_};
  RuleWriter rules_{draft_};
  ChangeWriter changes_{draft_};
  std::size_t rules_left_ = 0;
  std::size_t packs_to_come_ = 1;
  std::vector<PackSource> written_;
};

}  // namespace

GeneratedPolicy generate_policy(std::uint64_t seed) {
  return PolicyWriter(seed).write();
}

CompiledPolicy generate_program(std::uint64_t seed) {
  constexpr std::uint32_t kMostAttempts = 50;
  // Policies that follow from one seed share none with those of its neighbours.
  Random attempts(seed);
  for (std::uint32_t refused = 0; refused < kMostAttempts; ++refused) {
    GeneratedPolicy generated = generate_policy(attempts.next());
    if (auto program = compile(generated.policy)) return {std::move(generated), std::move(*program), refused};
  }
  fail_check(__FILE__, __LINE__, "compile", fmt::format("no policy of seed {} compiles", seed));
}

}  // namespace carom::equality
