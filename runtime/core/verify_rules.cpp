// Verifies classes, rules, unwraps and annotations: verdict words exist, references lead somewhere.
#include <algorithm>

#include "runtime/core/load_image.h"

namespace carom::core {
namespace {

bool is_sound(const RetrySpec& retry) {
  return retry.kind <= RetryKind::told && retry.first >= 0 && retry.last >= 0 && retry.give_up >= 0;
}

bool is_sound(const SuppressSpec& suppress) {
  return suppress.target <= SuppressTarget::domain && suppress.guarded <= 1 && suppress.within >= 0 &&
         suppress.lasting >= 0;
}

/// What is wrong with a verdict; empty if nothing. `suppress` and `retry` are never written, so no row holds them.
std::string_view fault_of(const ImageView& image, const VerdictRow& verdict) {
  if (verdict.type > BounceType::none || verdict.type_by_code > 1) return "no such type";
  if (verdict.scope > Scope::network) return "no such scope";
  if (verdict.action > Action::none || verdict.action_written > 1) return "no such action";
  if (verdict.confidence > Confidence::low) return "no such confidence";
  if (!is_sound(verdict.retry)) return "no such retry";
  if (!is_sound(verdict.suppress)) return "no such suppression";
  if (!lies_within(verdict.advice, image) || !lies_within(verdict.cite, image))
    return "advice or citation lies outside the string section";
  return {};
}

/// `when` and `unless`, which rules, unwraps and annotations share.
template <class Row>
std::string_view fault_of_conditions(const ImageView& image, const Row& row) {
  if (row.pack >= image.packs.size()) return "its pack does not exist";
  if (!lies_within(row.name, image)) return "its name lies outside the string section";
  if (row.when >= image.expressions.size()) return "its condition does not exist";
  if (!lies_within(row.unless, image.unless.size())) return "its exceptions lie outside their section";
  return {};
}

std::string_view fault_of(const ImageView& image, const RuleRow& rule) {
  if (const auto fault = fault_of_conditions(image, rule); !fault.empty()) return fault;
  if (rule.klass >= image.classes.size()) return "its class does not exist";
  if (rule.band > Band::fallback || rule.disabled > 1) return "no such band";
  if (!lies_within(rule.file, image) || !lies_within(rule.disabled_because, image))
    return "a string lies outside the string section";
  return fault_of(image, rule.verdict);
}

std::string_view fault_of(const ImageView& image, const ClassRow& klass) {
  if (!lies_within(klass.name, image)) return "its name lies outside the string section";
  return fault_of(image, klass.verdict);
}

std::string_view fault_of(const ImageView& image, const UnwrapRow& unwrap) {
  if (const auto fault = fault_of_conditions(image, unwrap); !fault.empty()) return fault;
  if (unwrap.pattern >= image.patterns.size()) return "its pattern does not exist";
  const PatternRow& take = image.patterns[unwrap.pattern];
  if (take.kind != PatternKind::template_ || take.field != field::text) return "its pattern is no template on text";
  const auto holes = image.holes.subspan(take.holes.first, take.holes.count);
  if (std::ranges::count(holes, HoleKind::reply, &HoleRow::kind) != 1) return "its pattern has other than one {reply}";
  return {};
}

std::string_view fault_of(const ImageView& image, const AnnotateRow& annotation) {
  if (const auto fault = fault_of_conditions(image, annotation); !fault.empty()) return fault;
  if (!lies_within(annotation.tags, image.tags.size())) return "its tags lie outside their section";
  if (!lies_within(annotation.extracts, image.extracts.size())) return "its extracts lie outside their section";
  return {};
}

template <class Row>
Expected<void> verify_rows(const ImageView& image, std::string_view section, std::span<const Row> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (const auto fault = fault_of(image, rows[i]); !fault.empty()) return damaged(section, i, fault);
  return {};
}

}  // namespace

Expected<void> verify_rules(const ImageView& image) {
  for (std::size_t i = 0; i < image.extracts.size(); ++i)
    if (image.extracts[i] >= image.patterns.size() || image.patterns[image.extracts[i]].field != field::text)
      return damaged("extracts", i, "no such pattern on text");
  if (auto rows = verify_rows(image, "classes", image.classes); !rows) return rows;
  if (image.unclassified >= image.classes.size()) return damaged("it has no class for unclassified records");
  if (auto rows = verify_rows(image, "rules", image.rules); !rows) return rows;
  if (auto rows = verify_rows(image, "unwraps", image.unwraps); !rows) return rows;
  return verify_rows(image, "annotations", image.annotations);
}

}  // namespace carom::core
