// What all writers of a policy's parts share.
#include "tests/equality/policy_draft.h"

#include <algorithm>
#include <utility>

#include "tests/equality/write_verdict.h"

namespace carom::equality {

std::string PolicyDraft::choose_class() {
  if (!random().chance(2)) return random().pick(classes);
  scope.features.note(Feature::rule_to_unclassified);
  return "unclassified";
}

void PolicyDraft::add_own_verdict(std::vector<Source>& properties) {
  std::vector<Source> own = write_own_verdict(scope);
  if (own.empty()) return;
  for (Source& field : own) properties.push_back(std::move(field));
  add_allowance(properties);
}

void PolicyDraft::add_allowance(std::vector<Source>& properties) {
  if (allowance_in_blocks) properties.push_back(allowances());
}

std::string_view PolicyDraft::layer_of(std::string_view pack) const {
  return std::ranges::find(packs, pack, &PackPlan::name)->layer;
}

Source property(std::string word, Source content) {
  return removable(sequence({text(std::move(word)), std::move(content)}));
}

Source block(std::string head, std::vector<Source> properties) {
  Source inside = sequence(std::move(properties), "\n  ");
  return {.head = std::move(head) + " {\n  ", .parts = {std::move(inside)}, .tail = "\n}", .may_go = true};
}

}  // namespace carom::equality
