// Only who adds to a state may begin one: a slip of the keyboard would else look like an empty list. They open it
// themselves, once all else that they need is there.
#include "cli/suppress/suppress.h"

#include <chrono>
#include <type_traits>

namespace carom::cli {

std::int64_t Clock::now() const {
  if (fixed) return *fixed;
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

void add_state(const std::string& state, FilesInUse& in_use) {
  for (const char* const ending : {"", "-wal", "-shm"}) in_use.add(state + ending, "the state");
}

ExitCode suppress(const SuppressOptions& options, Console& console) {
  const auto act = [&]<class Action>(const Action& action) {
    if constexpr (std::is_same_v<Action, SuppressAdd> || std::is_same_v<Action, SuppressImport>) {
      return run(action, options.clock, console);
    } else {
      const auto store = suppression::Store::open(options.state, suppression::Store::Access::existing);
      return store ? run(action, **store, options.clock, console) : console.fail(store.error());
    }
  };
  return std::visit(act, options.action);
}

}  // namespace carom::cli
