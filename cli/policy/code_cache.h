// Where native code is kept between runs, for who uses it and for who tells of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "runtime/object_cache/object_cache.h"
#include "support/error.h"

namespace carom::cli {

/// Of this user. Errors say why no code is kept, which costs time and no answer.
[[nodiscard]] Expected<std::unique_ptr<object_cache::ObjectCache>> open_code_cache();

struct CodeCacheFacts {
  std::string folder;  ///< empty: there is none to use
  std::size_t entries = 0;
  std::uint64_t bytes = 0;
  std::string problem;  ///< why no code is kept; empty: it is, or would be
};

/// Changes nothing.
[[nodiscard]] CodeCacheFacts code_cache_facts();

}  // namespace carom::cli
