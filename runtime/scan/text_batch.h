// The normalised texts of a batch of records in one buffer, so that a scan runs over all of them as over one text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace carom::scan {

/// Each text is followed by one NUL. Normalised text holds none (controls read as space), and neither does a literal,
/// so nothing that is found reaches from one text into the next. kPadding bytes of NUL stand before the first text and
/// behind the last one: wide loads may start before a match and end behind it. Reusable: clear() keeps capacity.
class TextBatch {
 public:
  static constexpr std::size_t kPadding = 128;

  /// Forgets all texts and makes room for texts of `bytes` in all.
  void reset(std::size_t bytes) {
    begins_.clear();
    ends_.clear();
    if (bytes + 2 * kPadding > capacity_) grow(bytes + 2 * kPadding);
    std::memset(buffer_.get(), 0, kPadding);
    size_ = kPadding;
  }

  /// Where the next text may be written: `capacity` bytes, of which wide stores may use kPadding more. Valid until the
  /// next call but commit(). Pointers into earlier texts are invalidated when the buffer has to grow.
  [[nodiscard]] char* reserve(std::size_t capacity) {
    if (size_ + capacity + 2 * kPadding > capacity_) grow(2 * (size_ + capacity + 2 * kPadding));
    return buffer_.get() + size_;
  }
  /// The next text is the first `size` bytes at reserve().
  void commit(std::size_t size) {
    begins_.push_back(static_cast<std::uint32_t>(size_));
    ends_.push_back(static_cast<std::uint32_t>(size_ + size));
    buffer_[size_ + size] = '\0';
    size_ += size + 1;
  }
  void append(std::string_view text) {
    std::memcpy(reserve(text.size()), text.data(), text.size());
    commit(text.size());
  }
  /// Writes the padding behind the last text; call before scanning.
  void finish() { std::memset(reserve(0), 0, kPadding); }

  [[nodiscard]] std::size_t count() const { return begins_.size(); }
  [[nodiscard]] std::string_view text(std::size_t index) const {
    return {buffer_.get() + begins_[index], ends_[index] - begins_[index]};
  }
  /// Offsets into data(); texts lie in order.
  [[nodiscard]] std::uint32_t begin(std::size_t index) const { return begins_[index]; }
  [[nodiscard]] std::uint32_t end(std::size_t index) const { return ends_[index]; }
  [[nodiscard]] const char* data() const { return buffer_.get(); }
  /// What a scan reads: [kPadding, used_bytes()).
  [[nodiscard]] std::size_t used_bytes() const { return size_; }

 private:
  void grow(std::size_t bytes) {
    auto larger = std::make_unique_for_overwrite<char[]>(bytes);
    if (buffer_) std::memcpy(larger.get(), buffer_.get(), size_);
    buffer_ = std::move(larger);
    capacity_ = bytes;
  }

  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace carom::scan
