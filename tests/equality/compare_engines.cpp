// Verdicts are compared member by member; the first that differs is the difference.
#include "tests/equality/compare_engines.h"

#include "tests/equality/compare_verdicts.h"

namespace carom::equality {
namespace {

std::optional<Difference> difference(const std::string& engine, std::string_view way, std::size_t record,
                                     const core::Verdict& expected, const core::Verdict& found) {
  const std::string_view member = first_difference(expected, found);
  if (member.empty()) return std::nullopt;
  return Difference{engine, std::string(way), record, std::string(member), print(expected), print(found)};
}

}  // namespace

Comparison::Comparison(const core::Program& program, const std::vector<EngineKind>& engines) : program_(program) {
  for (const EngineKind& kind : engines) entrants_.push_back({kind.name, kind.make(program), {}});
}

std::optional<Difference> Comparison::run(std::span<const core::Record> records, std::size_t single_step,
                                          const Observer& observer) {
  if (auto found = compare_batch(records, observer)) return found;
  return compare_singles(records, single_step);
}

// All engines answer before the reference does: what they say must still stand when others have worked.
std::optional<Difference> Comparison::compare_batch(std::span<const core::Record> records, const Observer& observer) {
  for (Entrant& entrant : entrants_) {
    entrant.verdicts.resize(records.size());
    entrant.engine->classify(records, entrant.verdicts);
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    const core::Verdict expected = interpret(program_, records[i], reference_);
    if (observer) observer(expected);
    for (const Entrant& entrant : entrants_)
      if (auto found = difference(entrant.name, "batch", i, expected, entrant.verdicts[i])) return found;
  }
  return std::nullopt;
}

std::optional<Difference> Comparison::compare_singles(std::span<const core::Record> records, std::size_t step) {
  for (std::size_t i = 0; i < records.size(); i += step) {
    const core::Verdict expected = interpret(program_, records[i], reference_);
    for (Entrant& entrant : entrants_)
      if (auto found = difference(entrant.name, "single", i, expected, entrant.engine->classify(records[i])))
        return found;
  }
  return std::nullopt;
}

}  // namespace carom::equality
