// The bytes of a small compiled policy, and ways to change them.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "runtime/container/saved_program.h"
#include "runtime/container/write_container.h"
#include "tests/core/small_program.h"

namespace carom::container {

using Bytes = std::vector<std::byte>;

inline Bytes small_file() {
  return save_program(core::small_program().build());
}

template <class T>
Bytes with(Bytes file, std::size_t offset, T value) {
  std::memcpy(file.data() + offset, &value, sizeof(value));
  return file;
}

/// With a digest and a checksum that fit.
inline Bytes sealed(Bytes file) {
  seal(file);
  return file;
}

inline std::string message_of_loading(const Bytes& file, Trust trust = Trust::anyone) {
  const auto program = load_program(file, trust);
  return program ? "loaded" : program.error().message;
}

}  // namespace carom::container
