// Which processor cores a thread may run on.
#pragma once

#include <cstddef>
#include <vector>

namespace carom::bench {

/// All cores that this process could be given, whatever it was started on.
[[nodiscard]] std::vector<std::size_t> all_cores();
/// Keeps the calling thread on one core.
void stay_on(std::size_t core);

/// While it lives, the calling thread and those it starts may run anywhere; afterwards as before.
class AnyCore {
 public:
  AnyCore();
  ~AnyCore();
  AnyCore(const AnyCore&) = delete;
  AnyCore& operator=(const AnyCore&) = delete;

 private:
  std::vector<std::size_t> before_;
};

}  // namespace carom::bench
