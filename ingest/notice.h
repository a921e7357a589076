// What a bounce says in prose: the paragraphs of its human-readable part that carry the reason.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carom::ingest {

/// The words before the returned message. Only the first part of a very long body is kept.
class Notice {
 public:
  Notice() = default;
  explicit Notice(std::string_view body);

  [[nodiscard]] bool empty() const { return paragraphs_.empty(); }
  /// The paragraphs that hold a reply code or an enhanced status code; without any, all of them. Bounded.
  [[nodiscard]] const std::string& reason() const { return reason_; }
  /// The paragraphs that also may hold `recipient` instead of a code. So that a report on very many recipients costs
  /// no more than its size, the last of them get reason().
  [[nodiscard]] std::string reason_for(std::string_view recipient);

 private:
  struct Paragraph {
    std::string text;
    bool has_code = false;
  };
  std::vector<Paragraph> paragraphs_;
  std::string reason_;
  std::size_t searches_ = 0;
};

}  // namespace carom::ingest
