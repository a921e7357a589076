// Random overrides, disables and list changes of what stands in a policy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/equality/policy_draft.h"
#include "tests/equality/write_condition.h"

namespace carom::equality {

class ChangeWriter {
 public:
  /// `draft` is borrowed, and written into.
  explicit ChangeWriter(PolicyDraft& draft) : draft_(draft), scope_(draft.scope), random_(draft.random()) {}

  void write();

 private:
  /// A row is changed with its group or not at all, a rule at most once by `replace` or class.
  void write_override();
  Source write_condition_change(const Target& target);
  void write_disable();
  void write_list_change();
  void write_class_override();

  PolicyDraft& draft_;
  PolicyScope& scope_;
  Random& random_;
  std::vector<std::string> disabled_;
};

}  // namespace carom::equality
