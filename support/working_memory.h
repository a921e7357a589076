// Memory that a thread lends to the calls it makes, so that calls after the first allocate nothing. What it is made of
// is known in one source file only (working_memory_definition.h); who lends it need not know.
#pragma once

#include <memory>

namespace carom {

/// Declared with `extern template class WorkingMemory<Content>;` where Content is. Grows to the largest input seen,
/// then stays. Used by one thread at a time; movable, never empty but when moved from.
template <class Content>
class WorkingMemory {
 public:
  using State = Content;

  WorkingMemory();
  ~WorkingMemory();
  WorkingMemory(WorkingMemory&&) noexcept;
  WorkingMemory& operator=(WorkingMemory&&) noexcept;

  [[nodiscard]] State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace carom
