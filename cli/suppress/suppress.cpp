// Only who adds to a state may begin one: a slip of the keyboard would else look like an empty list.
#include "cli/suppress/suppress.h"

#include <chrono>

namespace carom::cli {
namespace {

suppression::Store::Access access_for(const SuppressAction& action) {
  const bool may_begin = std::holds_alternative<SuppressAdd>(action) || std::holds_alternative<SuppressImport>(action);
  return may_begin ? suppression::Store::Access::created : suppression::Store::Access::existing;
}

}  // namespace

std::int64_t Clock::now() const {
  if (fixed) return *fixed;
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

ExitCode suppress(const SuppressOptions& options, Console& console) {
  const auto store = suppression::Store::open(options.state, access_for(options.action));
  if (!store) return console.fail(store.error());
  return std::visit([&](const auto& action) { return run(action, **store, options.clock, console); }, options.action);
}

}  // namespace carom::cli
