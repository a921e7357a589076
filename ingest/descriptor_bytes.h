// The bytes of a descriptor as they lie there, whatever they hold.
#pragma once

#include <cstddef>
#include <string_view>

#include "support/error.h"

namespace carom::ingest {

/// What messages call an input of that name.
[[nodiscard]] constexpr std::string_view shown_name(std::string_view name) {
  return name == "-" ? std::string_view("standard input") : name;
}

/// Reads from a descriptor that stays the caller's. Interrupted and short reads are not visible outside.
class DescriptorBytes {
 public:
  /// `name` is the path, or `-` for a stream; it must outlive this.
  DescriptorBytes(int descriptor, std::string_view name) : descriptor_(descriptor), name_(name) {}

  [[nodiscard]] std::string_view name() const { return name_; }
  /// The next bytes, at most `most`; 0 at the end. As many as come at once.
  [[nodiscard]] Expected<std::size_t> read(char* to, std::size_t most);

 private:
  int descriptor_;
  std::string_view name_;
};

}  // namespace carom::ingest
