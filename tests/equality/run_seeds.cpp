// A seed makes everything that follows from it, so that a number is enough to see a failure again.
#include "tests/equality/run_seeds.h"

#include <algorithm>
#include <utility>

#include "tests/equality/generate_record.h"

namespace carom::equality {
namespace {

/// Each program is asked in batches of its own sizes, one record among them.
std::size_t batch_size(Random& random) {
  constexpr std::uint32_t kMost[] = {1, 3, 17, 64, 130, 256};
  return random.between(1, random.pick(kMost));
}

std::vector<EngineKind> engines_of(const std::vector<EngineKind>& engines, std::uint64_t seed, bool take_turns) {
  if (!take_turns) return engines;
  std::vector<EngineKind> turn;
  for (const EngineKind& engine : engines)
    if (seed % engine.step == engine.turn) turn.push_back(engine);
  return turn;
}

/// Records of one program in batches; the first difference ends it.
class SeedRun {
 public:
  SeedRun(std::uint64_t seed, const SeedRange& range, const std::vector<EngineKind>& engines, SeedResult& result)
      : seed_(seed),
        engines_(engines_of(engines, seed, range.take_turns)),
        result_(result),
        compiled_(generate_program(seed)),
        records_(generate_records(compiled_.generated, range.records_per_program, seed, result.coverage.features())) {}

  void run() {
    result_.coverage.note(compiled_);
    Comparison comparison(compiled_.program, engines_);
    const RecordViews views(records_);
    Random sizes(seed_);
    for (std::size_t begin = 0; begin < records_.size() && !result_.failure;) {
      const std::size_t size = std::min(batch_size(sizes), records_.size() - begin);
      compare(comparison, views.all().subspan(begin, size), begin);
      begin += size;
    }
    result_.coverage.look_into(compiled_.program, views.all());
  }

 private:
  void compare(Comparison& comparison, std::span<const core::Record> batch, std::size_t begin) {
    constexpr std::size_t kSingleStep = 8;
    const auto observe = [&](const core::Verdict& verdict) { result_.coverage.note(compiled_.program, verdict); };
    if (auto difference = comparison.run(batch, kSingleStep, observe))
      return fail(std::move(*difference), begin, batch.size());
    if (!engines_.empty()) result_.pairs += batch.size();
    for (const EngineKind& engine : engines_) result_.pairs_of_engine[engine.name] += batch.size();
  }

  void fail(Difference difference, std::size_t begin, std::size_t size) {
    const auto first = records_.begin() + static_cast<std::ptrdiff_t>(begin);
    result_.failure = Failure{
        seed_, compiled_.generated.policy, {first, first + static_cast<std::ptrdiff_t>(size)}, std::move(difference)};
  }

  std::uint64_t seed_;
  std::vector<EngineKind> engines_;
  SeedResult& result_;
  CompiledPolicy compiled_;
  std::vector<OwnedRecord> records_;
};

}  // namespace

SeedResult run_seeds(const SeedRange& range, const std::vector<EngineKind>& engines,
                     const std::function<void(std::uint64_t, const SeedResult&)>& after_seed) {
  SeedResult result;
  for (std::uint64_t seed = range.first; seed < range.first + range.count && !result.failure; ++seed) {
    SeedRun(seed, range, engines, result).run();
    if (after_seed) after_seed(seed, result);
  }
  return result;
}

}  // namespace carom::equality
