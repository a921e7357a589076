// A policy while it is written: what stands there already, for what comes behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/equality/generate_policy.h"
#include "tests/equality/policy_scope.h"
#include "tests/equality/source_tree.h"
#include "tests/equality/template_parts.h"

namespace carom::equality {

/// Of a rule, a row or a group, for `over`, `override` and `disable`.
struct Target {
  std::string pack;
  std::string name;
  std::string_view band;
  std::vector<std::size_t> aims;  ///< of a group those of its rows
  bool is_group = false;
  bool is_row = false;
};

struct PackPlan {
  std::string name;
  std::string_view layer;
};

struct PolicyDraft {
  explicit PolicyDraft(std::uint64_t seed) : scope(seed) {}

  [[nodiscard]] Random& random() { return scope.random; }
  [[nodiscard]] std::string_view layer_of(std::string_view pack) const;
  /// A class that stands there, or `unclassified`.
  [[nodiscard]] std::string choose_class();
  void add_own_verdict(std::vector<Source>& properties);
  void add_allowance(std::vector<Source>& properties);
  /// Null: none that was tried fits.
  template <class Fits>
  const Target* find_target(Fits fits) {
    for (int attempt = 0; attempt < 5 && !targets.empty(); ++attempt)
      if (const Target& target = random().pick(targets); fits(target)) return &target;
    return nullptr;
  }

  PolicyScope scope;
  std::vector<PackPlan> packs;
  std::vector<Source> items;  ///< of the present pack
  std::string_view layer;     ///< of the present pack
  bool allowance_in_blocks = false;
  std::vector<std::string> classes;
  std::vector<Target> targets;
  std::vector<Aim> aims;
  std::vector<TemplateParts> unwraps;
};

[[nodiscard]] Source property(std::string word, Source content);
/// `head {`, the properties a line each, `}`.
[[nodiscard]] Source block(std::string head, std::vector<Source> properties);

}  // namespace carom::equality
