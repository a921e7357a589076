// One program, some records, some engines: does each answer as the reference interpreter does?
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/core/interpret.h"
#include "tests/equality/engine.h"
#include "tests/equality/owned_record.h"

namespace carom::equality {

struct Difference {
  std::string engine;
  std::string way;         ///< "batch" or "single"
  std::size_t record = 0;  ///< of those that were asked for together
  std::string member;      ///< of the verdict
  std::string expected;    ///< whole verdicts, printed
  std::string found;
};

class Comparison {
 public:
  Comparison(const core::Program& program, const std::vector<EngineKind>& engines);

  /// Called with each of the reference's verdicts.
  using Observer = std::function<void(const core::Verdict&)>;

  /// The first difference: all records as one batch, then every `single_step`-th alone.
  [[nodiscard]] std::optional<Difference> run(std::span<const core::Record> records, std::size_t single_step,
                                              const Observer& observer = nullptr);

 private:
  struct Entrant {
    std::string name;
    std::unique_ptr<Engine> engine;
    std::vector<core::Verdict> verdicts;
  };

  std::optional<Difference> compare_batch(std::span<const core::Record> records, const Observer& observer);
  std::optional<Difference> compare_singles(std::span<const core::Record> records, std::size_t step);

  const core::Program& program_;
  core::Scratch reference_;
  std::vector<Entrant> entrants_;
};

}  // namespace carom::equality
