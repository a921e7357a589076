// carom_mutate_rules: changes one condition of a pack at a time and asks whether a test of the rules that have it
// notices.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/embed/meets_test.h"
#include "runtime/embed/rule_set.h"
#include "runtime/embed/sample_record.h"
#include "tests/packs/mutants/condition_mutants.h"

namespace carom::mutants {
namespace {

namespace ir = compiler::ir;

constexpr std::string_view kUsage =
    "usage: carom_mutate_rules [--survivors] [--conditions] [POLICY]…\n"
    "  --survivors   name each change of a condition that no test of its rules notices\n"
    "  --conditions  leave no entry out of a list: quick, and the goal counts conditions alone\n"
    "  POLICY        packs by name or path; none: all shipped packs\n"
    "Conditions are counted as written: a macro's once. Exit code 1: fewer than 90 % of the conditions taken as true "
    "or false are noticed; 2: nothing could be measured.\n";
constexpr double kGoal = 90.0;

struct Tally {
  std::uint64_t made = 0;
  std::uint64_t noticed = 0;

  [[nodiscard]] double percent() const {
    return made == 0 ? 100.0 : 100.0 * static_cast<double>(noticed) / static_cast<double>(made);
  }
};

struct Report {
  bool names_survivors = false;
  bool leaves_entries_out = true;
  std::array<Tally, kChanges> by_change{};
};

/// One pack, compiled with what it uses, on which mutations are tried.
class Laboratory {
 public:
  Laboratory(embed::Compiled& pack, Report& report) : pack_(pack), rules_(pack.rules->rules), report_(report) {}

  /// False, and nothing tried: a test fails while nothing is changed, so it would seem to notice every change.
  [[nodiscard]] bool try_all() {
    collect_tests();
    if (!tests_pass()) return false;
    for (const Site& site : sites_of(*pack_.rules, is_wanted()))
      for (const Mutation& mutation : mutations_of(site))
        if (report_.leaves_entries_out || mutation.change != Change::entry_left_out) try_one(site, mutation);
    return true;
  }

 private:
  /// The pack's own rules; those of packs that it uses have tests and a turn of their own.
  [[nodiscard]] std::vector<bool> is_wanted() const;
  void collect_tests();
  [[nodiscard]] bool tests_pass();
  [[nodiscard]] bool fails(const ir::Test& test);
  void try_one(const Site& site, Mutation mutation);
  [[nodiscard]] bool is_noticed(const Site& site);
  void name_survivor(const Site& site, Mutation mutation) const;

  embed::Compiled& pack_;
  std::vector<ir::Rule>& rules_;
  Report& report_;
  std::vector<std::vector<const ir::Test*>> tests_;  // by rule
  core::Scratch scratch_;
};

std::vector<bool> Laboratory::is_wanted() const {
  std::vector<bool> wanted;
  for (const ir::Rule& rule : rules_) {
    const std::string& owner = pack_.rules->packs[rule.pack].name;
    wanted.push_back(!rule.disabled_because && std::ranges::find(pack_.root_packs, owner) != pack_.root_packs.end());
  }
  return wanted;
}

void Laboratory::collect_tests() {
  tests_.resize(rules_.size());
  for (const ir::Test& test : pack_.rules->tests)
    if (test.kind == ir::TestOwner::rule && !test.disabled && !test.todo) tests_[test.owner].push_back(&test);
}

bool Laboratory::fails(const ir::Test& test) {
  embed::SampleRecord sample(pack_.rules->declared_fields);
  return !sample.set(test.sample) || !embed::meets(test, sample.record(), *pack_.program, scratch_);
}

bool Laboratory::tests_pass() {
  embed::make_program(pack_, {});
  const std::vector<bool> wanted = is_wanted();
  for (std::size_t rule = 0; rule < tests_.size(); ++rule)
    for (const ir::Test* test : tests_[rule])
      if (wanted[rule] && fails(*test)) return false;
  return true;
}

bool Laboratory::is_noticed(const Site& site) {
  for (const std::uint32_t rule : site.rules)
    for (const ir::Test* test : tests_[rule])
      if (fails(*test)) return true;
  return false;
}

void Laboratory::try_one(const Site& site, Mutation mutation) {
  std::vector<ir::Rule> kept;
  for (const std::uint32_t rule : site.rules) {
    kept.push_back(rules_[rule]);
    rules_[rule] = mutated(rules_[rule], site, mutation);
  }
  embed::make_program(pack_, {});
  const bool noticed = is_noticed(site);
  Tally& tally = report_.by_change[static_cast<std::size_t>(mutation.change)];
  ++tally.made;
  if (noticed) ++tally.noticed;
  if (!noticed && report_.names_survivors && mutation.change != Change::entry_left_out) name_survivor(site, mutation);
  for (std::size_t i = 0; i < kept.size(); ++i) rules_[site.rules[i]] = std::move(kept[i]);
}

void Laboratory::name_survivor(const Site& site, Mutation mutation) const {
  const dsl::SourceFile& file = pack_.sources.file(site.where.file);
  const dsl::LineColumn at = file.locate(site.where.span.begin);
  fmt::print("{}:{}:{}: `{}` {} (in {}{})\n", file.path(), at.line, at.column, site.printed, word_of(mutation.change),
             rules_[site.rules.front()].name, site.rules.size() > 1 ? ", …" : "");
}

int fail(std::string_view message) {
  fmt::print(stderr, "carom_mutate_rules: {}\n", message);
  return 2;
}

int judge(const Report& report) {
  for (std::size_t i = 0; i < kChanges; ++i) {
    if (report.by_change[i].made == 0) continue;
    fmt::print("{:<16}{:>6} of {:>6} noticed, {:6.2f} %\n", word_of(static_cast<Change>(i)),
               report.by_change[i].noticed, report.by_change[i].made, report.by_change[i].percent());
  }
  const Tally& yes = report.by_change[0];
  const Tally& no = report.by_change[1];
  const Tally conditions{yes.made + no.made, yes.noticed + no.noticed};
  fmt::print("conditions      {:>6} of {:>6} noticed, {:6.2f} % (goal: {} %)\n", conditions.noticed, conditions.made,
             conditions.percent(), kGoal);
  return conditions.percent() >= kGoal ? 0 : 1;
}

int run(const std::vector<std::string>& policies, Report& report) {
  embed::PolicySpec spec;
  spec.policies = policies;
  const Expected<std::vector<embed::PolicyFile>> files = embed::policy_files(spec);
  if (!files) return fail(files.error().message);
  for (const embed::PolicyFile& file : *files) {
    spec.policies = {file.path};
    const auto pack = embed::check(spec);
    if (!pack) return fail(pack.error().message);
    if (!(*pack)->rules) return fail(fmt::format("{} does not compile", file.path));
    if (!Laboratory(**pack, report).try_all())
      return fail(fmt::format("{}: a test fails while nothing is changed; `carom test` names it", file.path));
  }
  return judge(report);
}

}  // namespace
}  // namespace carom::mutants

int main(int argc, char** argv) {
  std::vector<std::string> policies;
  carom::mutants::Report report;
  for (const std::string_view argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (argument == "--survivors") {
      report.names_survivors = true;
    } else if (argument == "--conditions") {
      report.leaves_entries_out = false;
    } else if (argument.starts_with('-')) {
      fmt::print(stderr, "{}", carom::mutants::kUsage);
      return 2;
    } else {
      policies.emplace_back(argument);
    }
  }
  return carom::mutants::run(policies, report);
}
