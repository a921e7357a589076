// Random rules and groups of rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/equality/policy_draft.h"
#include "tests/equality/write_condition.h"

namespace carom::equality {

class RuleWriter {
 public:
  /// `draft` is borrowed, and written into.
  explicit RuleWriter(PolicyDraft& draft) : draft_(draft), scope_(draft.scope), random_(draft.random()) {}

  void write(std::size_t count);

 private:
  std::string_view choose_band();
  /// Wide conditions stand at the end, where they take nothing from others; few stand before.
  Written write_when(std::string_view band);
  void add_unless(std::vector<Source>& properties, Aim& aim);
  void add_edges(std::vector<Source>& properties, std::string_view band);
  std::size_t write_rule();
  std::size_t write_group();
  Source write_row(Target& group, const Aim& shared, std::uint32_t number);

  PolicyDraft& draft_;
  PolicyScope& scope_;
  Random& random_;
  std::size_t names_ = 0;
};

}  // namespace carom::equality
