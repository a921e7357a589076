// What a scan found, and the working memory it found it with: one reusable buffer a thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carom::scan {

/// One occurrence: which literal, and the offset just behind it (into TextBatch::data(), or into a single text).
struct Hit {
  std::uint32_t literal;
  std::uint32_t end;
  friend bool operator==(const Hit&, const Hit&) = default;
};

/// Filled by LiteralSet::find, which replaces what it held. Keeps its capacity, so that scans stop allocating once they
/// have seen the largest batch. Used by one thread at a time.
class Hits {
 public:
  [[nodiscard]] std::span<const Hit> all() const { return hits_; }
  [[nodiscard]] std::size_t size() const { return hits_.size(); }
  [[nodiscard]] bool empty() const { return hits_.empty(); }
  [[nodiscard]] auto begin() const { return hits_.begin(); }
  [[nodiscard]] auto end() const { return hits_.end(); }
  [[nodiscard]] const Hit& operator[](std::size_t index) const { return hits_[index]; }

  void clear() { hits_.clear(); }
  void add(Hit hit) { hits_.push_back(hit); }

 private:
  std::vector<Hit> hits_;
};

}  // namespace carom::scan
