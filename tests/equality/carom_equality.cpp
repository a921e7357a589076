// carom_equality: the equality test at any length. One seed is one program; a run goes on where an earlier one stopped
// with --first. Exit codes: 0 no difference, 1 a difference, 2 usage.
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "tests/equality/report_failure.h"
#include "tests/equality/run_seeds.h"

namespace carom::equality {
namespace {

constexpr std::string_view kUsage =
    "usage: carom_equality [--first SEED] [--programs N] [--records M] [--engine NAME]… [--all] [--coverage]\n"
    "  --first SEED   first seed (0); a failure names the seed that repeats it\n"
    "  --programs N   programs, one a seed (1000)\n"
    "  --records M    records a program (512)\n"
    "  --engine NAME  an engine, or all forms of one; without it all are compared\n"
    "  --all          every engine on every program, not by turns\n"
    "  --coverage     print what occurred how often\n";

struct Arguments {
  SeedRange range{0, 1000, 512};
  std::vector<std::string> engines;
  bool coverage = false;
};

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool take_number(const std::string& name, std::uint64_t value, Arguments& arguments) {
  if (name == "--first")
    arguments.range.first = value;
  else if (name == "--programs")
    arguments.range.count = value;
  else if (name == "--records")
    arguments.range.records_per_program = value;
  else
    return false;
  return true;
}

std::optional<Arguments> read_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--coverage" || words[i] == "--all") {
      if (words[i] == "--all") arguments.range.take_turns = false;
      arguments.coverage |= words[i] == "--coverage";
      continue;
    }
    if (i + 1 == words.size()) return std::nullopt;
    const std::string& value = words[++i];
    if (words[i - 1] == "--engine") {
      arguments.engines.push_back(value);
      continue;
    }
    const auto given = number(value);
    if (!given || !take_number(words[i - 1], *given, arguments)) return std::nullopt;
  }
  return arguments;
}

/// A line every ten seconds, so that a long run can be stopped and resumed.
class Progress {
 public:
  void operator()(std::uint64_t seed, const SeedResult& result) {
    const auto now = Clock::now();
    if (now - printed_ < std::chrono::seconds(10)) return;
    printed_ = now;
    print(seed, result);
  }
  void print(std::uint64_t seed, const SeedResult& result) const {
    const double seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
    fmt::print(stderr, "through seed {}: {} pairs, {:.0f} a second\n", seed, result.pairs,
               static_cast<double>(result.pairs) / seconds);
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point printed_ = begin_;
};

int run(const Arguments& arguments) {
  const std::vector<EngineKind> engines = arguments.engines.empty() ? all_engines() : find_engines(arguments.engines);
  if (engines.empty()) {
    fmt::print(stderr, "no such engine; there are");
    for (const EngineKind& engine : all_engines()) fmt::print(stderr, " {}", engine.name);
    fmt::print(stderr, "\n");
    return 2;
  }
  Progress progress;
  const SeedResult result = run_seeds(arguments.range, engines, std::ref(progress));
  progress.print(arguments.range.first + arguments.range.count - 1, result);
  if (arguments.coverage) fmt::print("{}", result.coverage.print());
  if (!result.failure) {
    for (const auto& [engine, pairs] : result.pairs_of_engine) fmt::print("{:>12} pairs  {}\n", pairs, engine);
    fmt::print("{:>12} pairs  without a difference\n", result.pairs);
    return 0;
  }
  fmt::print("{}\n", report(*result.failure, engines));
  return 1;
}

}  // namespace
}  // namespace carom::equality

int main(int count, char** words) {
  const auto arguments = carom::equality::read_arguments({words + 1, words + count});
  if (arguments) return carom::equality::run(*arguments);
  fmt::print(stderr, "{}", carom::equality::kUsage);
  return 2;
}
