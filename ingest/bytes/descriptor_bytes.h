// The bytes of a descriptor as they lie there, whatever they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/bytes/byte_source.h"

namespace carom::ingest {

/// Nobody ends the reading.
inline constexpr int kNoStop = -1;

/// Reads from a descriptor that stays the caller's. Interrupted and short reads are not visible outside.
class DescriptorBytes final : public ByteSource {
 public:
  /// `name` must outlive this. `stop`: a descriptor; from when on it can be read, this is at its end, also while it
  /// waits for a stream.
  DescriptorBytes(int descriptor, std::string_view name, int stop = kNoStop)
      : descriptor_(descriptor), name_(name), stop_(stop) {}

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] Expected<std::size_t> read(char* to, std::size_t most) override;
  [[nodiscard]] std::uint64_t taken() const override { return taken_; }

 private:
  [[nodiscard]] bool is_stopped() const;

  int descriptor_;
  std::string_view name_;
  int stop_;
  std::uint64_t taken_ = 0;
};

}  // namespace carom::ingest
