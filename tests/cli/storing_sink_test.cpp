// What a run does with its state beside storing.
#include "cli/suppress/storing_sink.h"

#include <array>

#include "tests/suppression/notes.h"

namespace carom::cli {
namespace {

constexpr std::int64_t kBegin = 1000 * suppression::kDay;

/// A run of one record each transaction, which names nobody.
class LongRun {
 public:
  LongRun() {
    action_.batch = 1;
    suppression::Facts facts;
    facts.failures.push_back({"kim@a.example", suppression::note_at(kBegin, suppression::after(3, suppression::kDay))});
    EXPECT_TRUE(store_->add(facts, kBegin).has_value());
  }

  void store_at(std::int64_t now) {
    clock_.fixed = now;
    const std::array<core::Record, 1> records{};
    const std::array<core::Verdict, 1> verdicts{};
    ByteBuffer out;
    sink_.append(records, verdicts, out);
  }
  [[nodiscard]] std::size_t known() { return store_->find("kim@a.example")->notes.size(); }

 private:
  suppression::Scratch scratch_;
  std::unique_ptr<suppression::Store> store_ = scratch_.open();
  SuppressAdd action_;
  Clock clock_{.fixed = kBegin};
  Console console_;
  StoringSink sink_{*store_, action_, clock_, true, nullptr, console_};
};

TEST(StoringSink, ForgetsOnceADay) {
  LongRun run;
  run.store_at(kBegin + suppression::kDay);
  EXPECT_EQ(1U, run.known());
  run.store_at(kBegin + 40 * suppression::kDay);
  EXPECT_EQ(0U, run.known());
}

}  // namespace
}  // namespace carom::cli
