// Code for an engine that answers already, made in the background and used as soon as it is there: what an earlier
// process has kept, else quick code first.
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
  /// All are borrowed and outlive this object; the engine is not asked any more once it is destroyed. Without a `store`
  /// all code is generated.
  Tiers(const Compiler& compiler, const table::Engine& engine, const object_cache::ObjectStore* store);
  /// Ends the work, which takes as long as a few functions do.
  ~Tiers();
  Tiers(const Tiers&) = delete;
  Tiers& operator=(const Tiers&) = delete;

  /// Nothing: tables answer.
  [[nodiscard]] std::optional<Tier> in_use() const;
  /// Whether the code in use was kept by an earlier process.
  [[nodiscard]] bool is_restored() const { return is_restored_.load(std::memory_order_acquire); }
  /// Waits until no more code is to come.
  void wait() const;
  /// Why there is no code, or no better code; empty: all is well so far.
  [[nodiscard]] std::string problem() const;

 private:
  void work(const std::stop_token& stop);
  /// False: nothing was kept that can be used.
  bool restore();
  /// False: nothing better is to be tried.
  bool make(Tier tier, const std::stop_token& stop);
  void use(std::unique_ptr<Code> code, Tier tier);
  void tell(const std::string& problem);

  static constexpr int kNone = -1;

  const Compiler& compiler_;
  const table::Engine& engine_;
  const object_cache::ObjectStore* store_;
  std::vector<std::unique_ptr<Code>> codes_;  // of all tiers: a batch that began with one may still be in it
  std::atomic<int> in_use_ = kNone;
  std::atomic<bool> is_restored_ = false;
  std::atomic<bool> is_done_ = false;
  mutable std::mutex mutex_;
  std::string problem_;
  std::jthread worker_;  // last: it uses the others
};

}  // namespace carom::native
