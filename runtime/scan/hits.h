// Where literals occur.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carom::scan {

struct Hit {
  std::uint32_t literal = 0;  ///< number in the set
  std::uint32_t end = 0;      ///< offset behind the occurrence, in TextBatch::data() or in the single text
};

/// Reusable: clear() keeps capacity.
class Hits {
 public:
  void clear() { hits_.clear(); }
  void add(Hit hit) { hits_.push_back(hit); }
  [[nodiscard]] std::span<const Hit> all() const { return hits_; }

 private:
  std::vector<Hit> hits_;
};

}  // namespace carom::scan
