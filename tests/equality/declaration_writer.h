// Random fields, classes, lists, macros, unwraps and annotations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/equality/policy_draft.h"
#include "tests/equality/write_condition.h"

namespace carom::equality {

class DeclarationWriter {
 public:
  /// `draft` is borrowed, and written into.
  explicit DeclarationWriter(PolicyDraft& draft) : draft_(draft), scope_(draft.scope), random_(draft.random()) {}

  /// Of the present pack, the last of `draft.packs`; fields and most classes stand in the first.
  void write();

 private:
  void write_fields();
  void write_class(const std::string& name);
  void write_classes(std::uint32_t count);
  void write_lists();
  void write_macros();
  void write_unwraps();
  void write_annotations();
  void write_annotation();
  Source write_extract(Aim& aim);

  PolicyDraft& draft_;
  PolicyScope& scope_;
  Random& random_;
  std::size_t annotations_ = 0;
};

}  // namespace carom::equality
