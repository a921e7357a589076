// Shares are of the values that are there: a field that few records have is one all the same.
#include "ingest/guess/member_facts.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/records/value_spellings.h"
#include "support/text_arena.h"

namespace carom::ingest::guess {
namespace {

struct NamePart {
  Slot slot;
  std::string_view part;
  int speaks;  ///< 1 for the field, -1 against it
};

constexpr NamePart kNameParts[] = {
#define NAME_HINT(slot, part) {Slot::slot, part, 1},
#define NAME_COUNTER(slot, part) {Slot::slot, part, -1},
#include "ingest/guess/name_hints.def"
#undef NAME_HINT
#undef NAME_COUNTER
};

std::optional<FieldName> known_name_of(const std::vector<std::string>& steps) {
  if (steps.empty()) return std::nullopt;
  if (steps.size() > 1)
    if (const auto both = find_field_name(steps[steps.size() - 2] + "_" + steps.back())) return both;
  return find_field_name(steps.back());
}

double part_of(std::size_t some, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(some) / static_cast<double>(all);
}

}  // namespace

MemberFacts::MemberFacts(const Member& member) : member_(member), known_name_(known_name_of(member.steps)) {
  std::array<std::size_t, kShapeCount> counts{};
  std::unordered_set<std::string_view> different;
  std::unordered_set<std::string> domains;
  for (const SurveyedValue& value : member.values) {
    ++counts[static_cast<std::size_t>(shape_of(value.text))];
    different.insert(value.text);
    domains.insert(to_lower(domain_of(bare_address(value.text))));
  }
  for (std::size_t i = 0; i < kShapeCount; ++i) shares_[i] = part_of(counts[i], member.values.size());
  variety_ = part_of(different.size(), member.values.size());
  variety_of_domains_ = part_of(domains.size(), member.values.size());
  for (const std::string& step : member.steps) folded_name_ += fold_name(step);
}

double MemberFacts::share(Shape shape) const {
  return shares_[static_cast<std::size_t>(shape)];
}

double MemberFacts::taken_by(Slot slot) const {
  RecordBuilder builder;
  core::Record record;
  TextArena arena;
  std::size_t taken = 0;
  for (const SurveyedValue& value : member_.values) {
    arena.clear();
    builder.begin(record, arena);
    builder.offer(slot, value.text);
    builder.finish();
    if (builder.refused().empty()) ++taken;
  }
  return part_of(taken, member_.values.size());
}

double MemberFacts::share_of_failures() const {
  const auto failures = std::ranges::count_if(
      member_.values, [](const SurveyedValue& value) { return value.text[0] == '4' || value.text[0] == '5'; });
  return part_of(static_cast<std::size_t>(failures), member_.values.size());
}

int MemberFacts::hint(Slot slot) const {
  int hint = 0;
  for (const NamePart& part : kNameParts)
    if (part.slot == slot && folded_name_.contains(part.part)) {
      if (part.speaks < 0) return -1;
      hint = 1;
    }
  return hint;
}

double MemberFacts::share_of_domains_of(const MemberFacts& addresses) const {
  std::unordered_map<std::uint64_t, std::string_view> domain_of_record;
  for (const SurveyedValue& value : addresses.member_.values)
    domain_of_record.emplace(value.record, domain_of(bare_address(value.text)));
  std::size_t both = 0;
  std::size_t same = 0;
  for (const SurveyedValue& value : member_.values) {
    const auto domain = domain_of_record.find(value.record);
    if (domain == domain_of_record.end()) continue;
    ++both;
    if (to_lower(domain->second) == to_lower(value.text)) ++same;
  }
  return part_of(same, both);
}

}  // namespace carom::ingest::guess
