// What was dropped is taken away once it is more than what is left.
#include "ingest/bytes/input_window.h"

namespace carom::ingest {

bool InputWindow::read_more() {
  if (is_all_) return false;
  const auto chunk = input_.next_chunk();
  if (!chunk) failure_ = chunk.error();
  is_all_ = !chunk || chunk->empty();
  if (!is_all_) bytes_.append(*chunk);
  return !is_all_;
}

void InputWindow::drop(std::size_t count) {
  begin_ += count;
  offset_ += count;
  if (begin_ <= bytes_.size() / 2) return;
  bytes_.erase(0, begin_);
  begin_ = 0;
}

}  // namespace carom::ingest
