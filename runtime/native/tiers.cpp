// What goes wrong here costs speed, never an answer: it is kept for whoever wants to tell it.
#include "runtime/native/tiers.h"

#include <exception>

namespace carom::native {

Tiers::Tiers(const Compiler& compiler, const table::Engine& engine, const object_cache::ObjectStore* store)
    : compiler_(compiler),
      engine_(engine),
      store_(store),
      worker_([this](const std::stop_token& stop) { work(stop); }) {}

Tiers::~Tiers() = default;

std::optional<Tier> Tiers::in_use() const {
  const int tier = in_use_.load(std::memory_order_acquire);
  return tier == kNone ? std::nullopt : std::optional(static_cast<Tier>(tier));
}

void Tiers::wait() const {
  is_done_.wait(false, std::memory_order_acquire);
}

std::string Tiers::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void Tiers::work(const std::stop_token& stop) {
  static_cast<void>(restore() || (make(Tier::quick, stop) && make(Tier::optimised, stop)));
  is_done_.store(true, std::memory_order_release);
  is_done_.notify_all();
}

bool Tiers::restore() try {
  if (store_ == nullptr) return false;
  auto code = compiler_.restore({engine_.program(), engine_.decisions()}, Tier::optimised, *store_);
  if (!code) return false;
  is_restored_.store(true, std::memory_order_release);
  use(std::move(code), Tier::optimised);
  return true;
} catch (const std::exception&) {
  return false;  // generating it meets the same and tells it
}

bool Tiers::make(Tier tier, const std::stop_token& stop) try {
  // Quick code is not kept: it would help only who finds no optimised code.
  const object_cache::ObjectStore* const store = tier == Tier::optimised ? store_ : nullptr;
  auto code = compiler_.compile({engine_.program(), engine_.decisions()}, tier, stop, store);
  if (!code) {
    if (!stop.stop_requested()) tell(code.error().message);
    return false;
  }
  use(std::move(*code), tier);
  return true;
} catch (const std::exception& failure) {
  tell(failure.what());
  return false;
}

void Tiers::use(std::unique_ptr<Code> code, Tier tier) {
  codes_.push_back(std::move(code));
  engine_.use(codes_.back()->functions());
  in_use_.store(static_cast<int>(tier), std::memory_order_release);
}

void Tiers::tell(const std::string& problem) {
  const std::lock_guard lock(mutex_);
  problem_ = problem;
}

}  // namespace carom::native
