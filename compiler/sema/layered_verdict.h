// What a rule or a class says of its verdict in each layer: in its own pack's and in those of overrides.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "compiler/sema/verdict_fields.h"

namespace carom::compiler {

/// Only layers that say something take memory: most rules name a class and leave the verdict to it, and there may be
/// hundreds of thousands of them.
class LayeredVerdict {
 public:
  struct Part {
    core::Layer layer = core::Layer::base;
    VerdictFields fields;
  };

  /// Fields that `later` sets replace those of `layer`.
  void set(core::Layer layer, const VerdictFields& later);
  /// Empty fields for a layer that says nothing.
  [[nodiscard]] const VerdictFields& of(core::Layer layer) const;
  /// In no particular order.
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

 private:
  std::vector<Part> parts_;
};

}  // namespace carom::compiler
