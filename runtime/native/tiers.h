// Code for an engine that answers already: generated in the background, quick code first, and used as soon as it is
// there.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "runtime/native/compiler.h"
#include "runtime/table/engine.h"

namespace carom::native {

class Tiers {
 public:
  /// Both are borrowed and outlive this object; the engine is not asked any more once it is destroyed.
  Tiers(const Compiler& compiler, const table::Engine& engine);
  /// Ends the work, which takes as long as a few functions do.
  ~Tiers();
  Tiers(const Tiers&) = delete;
  Tiers& operator=(const Tiers&) = delete;

  /// Nothing: tables answer.
  [[nodiscard]] std::optional<Tier> in_use() const;
  /// Waits until no more code is to come.
  void wait() const;
  /// Why there is no code, or no better code; empty: all is well so far.
  [[nodiscard]] std::string problem() const;

 private:
  void work(const std::stop_token& stop);
  /// False: nothing better is to be tried.
  bool make(Tier tier, const std::stop_token& stop);
  void tell(const std::string& problem);

  static constexpr int kNone = -1;

  const Compiler& compiler_;
  const table::Engine& engine_;
  std::vector<std::unique_ptr<Code>> codes_;  // of all tiers: a batch that began with one may still be in it
  std::atomic<int> in_use_ = kNone;
  std::atomic<bool> is_done_ = false;
  mutable std::mutex mutex_;
  std::string problem_;
  std::jthread worker_;  // last: it uses the others
};

}  // namespace carom::native
