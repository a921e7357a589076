// Which of several statuses is a record's.
#pragma once

#include <optional>

#include "runtime/core/enhanced_status.h"
#include "support/span.h"

namespace carom::core {

/// Of several statuses the first that is not x.0.0, else the first.
class StatusChoice {
 public:
  void offer(std::optional<EnhancedStatus> status, Span span) {
    if (!status || (best_ && (best_->is_specific() || !status->is_specific()))) return;
    best_ = status;
    span_ = span;
  }
  /// Nothing that is offered now changes the choice.
  [[nodiscard]] bool is_final() const { return best_ && best_->is_specific(); }
  [[nodiscard]] std::optional<EnhancedStatus> best() const { return best_; }
  [[nodiscard]] Span span() const { return span_; }

 private:
  std::optional<EnhancedStatus> best_;
  Span span_;
};

}  // namespace carom::core
