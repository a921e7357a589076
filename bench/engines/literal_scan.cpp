// The interpreter's automaton of Aho and Corasick, with all literals of a text looked at: what we have without a scan.
#include <algorithm>

#include "bench/engines/match_engines.h"
#include "runtime/core/literal_scan.h"

namespace carom::bench {
namespace {

class LiteralScanEngine final : public OneByOneEngine {
 public:
  explicit LiteralScanEngine(std::span<const std::string_view> literals) : scan_(literals) {}

  std::uint32_t match_one(std::string_view text) override {
    std::uint32_t lowest = kNoPattern;
    scan_.scan(text, [&](std::uint32_t literal, std::uint32_t) { lowest = std::min(lowest, literal); });
    return lowest;
  }

 private:
  core::LiteralScan scan_;
};

}  // namespace

MatchEntry literal_scan_engine() {
  return {"literal scan", Side::ours, true, [](const Patterns& patterns) -> std::unique_ptr<MatchEngine> {
            if (patterns.syntax != PatternSyntax::literal) return nullptr;
            return std::make_unique<LiteralScanEngine>(patterns.texts);
          }};
}

}  // namespace carom::bench
