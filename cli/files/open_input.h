// Inputs by the names users give them: a path, or `-` for standard input.
#pragma once

#include <string>

#include "support/error.h"

namespace carom::cli {

/// An open descriptor, closed at the end unless it is standard input.
class Input {
 public:
  /// Errors (unreadable) name the path and the system's reason; a folder is one.
  [[nodiscard]] static Expected<Input> open(const std::string& path);
  Input(Input&& other) noexcept;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  explicit Input(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace carom::cli
