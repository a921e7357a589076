// The pattern engine's literal set: all occurrences in a batch, then the lowest number of each text.
#include <algorithm>

#include "bench/engines/match_engines.h"
#include "runtime/scan/literal_set.h"

namespace carom::bench {
namespace {

class ScanEngine final : public MatchEngine {
 public:
  explicit ScanEngine(std::span<const std::string_view> literals) : set_(scan::LiteralSet::build(literals)) {}

  void match(std::span<const scan::TextBatch> batches, std::span<std::uint32_t> lowest) override {
    std::ranges::fill(lowest, kNoPattern);
    for (const scan::TextBatch& batch : batches) {
      set_.find(batch, hits_);
      std::size_t text = 0;
      for (const scan::Hit hit : hits_.all()) {
        while (hit.end > batch.end(text)) ++text;
        lowest[text] = std::min(lowest[text], hit.literal);
      }
      lowest = lowest.subspan(batch.count());
    }
  }
  // The corpus keeps a NUL on both sides of each text and enough bytes to read, as the set asks.
  std::uint32_t match_one(std::string_view text) override {
    set_.find(text, hits_);
    std::uint32_t lowest = kNoPattern;
    for (const scan::Hit hit : hits_.all()) lowest = std::min(lowest, hit.literal);
    return lowest;
  }
  [[nodiscard]] std::string mode() const override { return std::string(name_of(scan::best_simd_form())); }

 private:
  scan::LiteralSet set_;
  scan::Hits hits_;
};

}  // namespace

MatchEntry scan_engine() {
  return {"scan", Side::ours, true, [](const Patterns& patterns) -> std::unique_ptr<MatchEngine> {
            if (patterns.syntax != PatternSyntax::literal) return nullptr;
            return std::make_unique<ScanEngine>(patterns.texts);
          }};
}

}  // namespace carom::bench
