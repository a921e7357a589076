// Each value has a rank, and a better one replaces it: what a source says outright beats what is guessed from it.
#include "ingest/records/record_builder.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ingest/records/timestamp.h"
#include "ingest/records/value_spellings.h"
#include "runtime/core/duration.h"
#include "runtime/core/prepare.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

struct SpelledName {
  Slot slot;
  std::string_view name;
};

constexpr SpelledName kNames[] = {
#define RECORD_NAME(slot, name) {Slot::slot, name},
#include "ingest/records/record_names.def"
#undef RECORD_NAME
};

// Longer than any name of the table, so that a hostile key costs no more than this.
constexpr std::size_t kMaxNameBytes = 64;
constexpr std::uint16_t kNotSet = 0xFFFF;  // a rank behind all others

constexpr std::uint32_t bit(Slot slot) {
  return std::uint32_t{1} << static_cast<unsigned>(slot);
}
static_assert(kSlotCount <= 32);

bool parts_words(char c) {
  return is_blank(c) || is_line_end(c);
}

/// Of an address, or what stands there instead of one.
std::string_view domain_in(std::string_view value) {
  if (is_plain_domain(value)) return value;
  const auto domain = domain_of(bare_address(value));
  return domain.empty() ? trim(value) : domain;
}

std::unordered_map<std::string, FieldName> make_name_table() {
  std::unordered_map<std::string, FieldName> table;
  std::uint16_t rank = kMappedRank;
  for (const auto& [slot, name] : kNames) table.emplace(fold_name(name), FieldName{slot, ++rank});
  return table;
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string folded = to_lower(name);
  std::erase_if(folded, [](char c) { return c == '_' || c == '-' || c == '.' || c == ' '; });
  return folded;
}

std::optional<FieldName> find_field_name(std::string_view name) {
  static const auto table = make_name_table();
  if (name.size() > kMaxNameBytes) return std::nullopt;
  const auto found = table.find(fold_name(name));
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

std::string_view spelled(FieldName name) {
  if (name.rank > kMappedRank && name.rank <= std::size(kNames)) return kNames[name.rank - 1].name;
  return std::ranges::find(kNames, name.slot, &SpelledName::slot)->name;
}

std::string names_of(Slot slot) {
  std::string names;
  for (const auto& [named, name] : kNames)
    if (named == slot) names.append(names.empty() ? "" : ", ").append(name);
  return names;
}

std::string canonical_names() {
  std::string names;
  std::array<bool, kSlotCount> seen{};
  for (const auto& [slot, name] : kNames) {
    if (std::exchange(seen[static_cast<std::size_t>(slot)], true)) continue;
    names.append(names.empty() ? "" : ", ").append(name);
  }
  return names;
}

void RecordBuilder::begin(core::Record& record, TextArena& arena) {
  record_ = &record;
  arena_ = &arena;
  record = {};
  rank_.fill(kNotSet);
  offered_ = 0;
  refused_ = 0;
  declared_.clear();
  refused_declared_.clear();
  origin_ = {};
  has_origin_ = false;
}

core::Origin& RecordBuilder::origin() {
  has_origin_ = true;
  return origin_;
}

void RecordBuilder::set_label(std::string_view label) {
  origin().label = label;
}

void RecordBuilder::set_place(std::uint64_t place) {
  origin().place = place;
}

void RecordBuilder::offer(FieldName name, std::string_view value) {
  offered_ |= bit(name.slot);
  std::uint16_t& rank = rank_[static_cast<std::size_t>(name.slot)];
  if (value.empty() || name.rank >= rank) return;
  const Fit fit = set(name.slot, value);
  if (fit == Fit::this_field) rank = name.rank;
  if (fit == Fit::none) refuse(RefusedValue{name, value});
}

void RecordBuilder::refuse(FieldName name, std::string_view what) {
  refuse(RefusedValue{name, what, true});
}

void RecordBuilder::refuse(const RefusedValue& refused) {
  offered_ |= bit(refused.name.slot);
  refused_ |= bit(refused.name.slot);
  refused_values_[static_cast<std::size_t>(refused.name.slot)] = refused;
}

void RecordBuilder::offer_declared(const DeclaredField& field, std::string_view value) {
  if (value.empty() || has_declared(field)) return;
  if (!core::fits_declared(field.type, value, work_)) return refuse_declared(field, value);
  declared_.push_back({field.name, value});
}

bool RecordBuilder::has_declared(const DeclaredField& field) const {
  return std::ranges::find(declared_, field.name, &core::DeclaredValue::name) != declared_.end();
}

void RecordBuilder::refuse_declared(const DeclaredField& field, std::string_view what) {
  refused_declared_.push_back({&field, what});
}

void RecordBuilder::finish() {
  record_->declared = arena_->keep(std::span<const core::DeclaredValue>(declared_));
  if (has_origin_) record_->origin = arena_->keep(std::span<const core::Origin>(&origin_, 1)).data();
  std::erase_if(refused_declared_, [&](const RefusedDeclared& refused) { return has_declared(*refused.field); });
  if (refused_ == 0) return;
  for (std::size_t i = 0; i < kSlotCount; ++i)
    if (rank_[i] != kNotSet) refused_ &= ~bit(static_cast<Slot>(i));
}

bool RecordBuilder::lacks_text() const {
  return (offered_ & bit(Slot::text)) == 0 && record_->information == core::Information::missing;
}

std::vector<RefusedValue> RecordBuilder::refused() const {
  std::vector<RefusedValue> values;
  for (std::size_t i = 0; i < kSlotCount; ++i)
    if ((refused_ & bit(static_cast<Slot>(i))) != 0) values.push_back(refused_values_[i]);
  return values;
}

RecordBuilder::Fit RecordBuilder::set(Slot slot, std::string_view value) {
  const auto fit_if = [](bool is_set) { return is_set ? Fit::this_field : Fit::none; };
  switch (slot) {
    case Slot::id:
      record_->id = value;
      return Fit::this_field;
    case Slot::text:
      record_->text = value;
      return Fit::this_field;
    case Slot::code:
      return set_code(value);
    case Slot::status:
      return set_status(value);
    case Slot::host:
      return set_host(value);
    case Slot::ip:
      return fit_if(set_ip(value));
    case Slot::recipient:
      return fit_if(set_recipient(value));
    case Slot::recipient_domain:
      return fit_if(set_recipient_domain(value));
    case Slot::from_domain:
      return fit_if(set_from_domain(value));
    case Slot::stage:
      return fit_if(set_stage(value));
    case Slot::via:
      return fit_if(set_via(value));
    case Slot::attempts:
      return fit_if(set_attempts(value));
    case Slot::age:
      return fit_if(set_age(value));
    case Slot::esp_name:
      record_->esp_name = value;
      return Fit::this_field;
    case Slot::esp_class:
      record_->esp_class = value;
      return Fit::this_field;
    case Slot::esp_type:
    case Slot::esp_label:
      return set_esp_label(slot, value);
    case Slot::dsn_status:
      return fit_if(set_dsn_status(value));
    case Slot::dsn_action:
      return fit_if(set_dsn_action(value));
    case Slot::information:
      return fit_if(set_information(value));
    case Slot::timestamp:
      return fit_if(set_timestamp(value));
    case Slot::event_id:
      origin().event_id = value;
      return Fit::this_field;
    case Slot::message_id:
      origin().message_id = value;
      return Fit::this_field;
  }
  std::unreachable();
}

RecordBuilder::Fit RecordBuilder::set_code(std::string_view value) {
  if (const auto code = parse_reply_code(value)) {
    record_->code = code;
    return Fit::this_field;
  }
  if (!core::parse_enhanced_status(trim(value))) return Fit::none;
  offer({Slot::status, kGuessedRank}, value);
  return Fit::other_field;
}

RecordBuilder::Fit RecordBuilder::set_status(std::string_view value) {
  if (const auto status = core::parse_enhanced_status(trim(value))) {
    record_->status = status;
    return Fit::this_field;
  }
  if (!parse_reply_code(value)) return Fit::none;
  offer({Slot::code, kGuessedRank}, value);
  return Fit::other_field;
}

RecordBuilder::Fit RecordBuilder::set_host(std::string_view value) {
  const RemoteHost host = split_remote_host(value);
  offer({Slot::ip, kGuessedRank}, host.ip);
  if (host.name.empty()) return host.ip.empty() ? Fit::none : Fit::other_field;
  record_->host = host.name;
  return Fit::this_field;
}

bool RecordBuilder::set_ip(std::string_view value) {
  const RemoteHost host = split_remote_host(value);
  if (host.ip.empty()) return false;
  record_->ip = host.ip;
  return true;
}

bool RecordBuilder::set_timestamp(std::string_view value) {
  const bool is_moment = is_timestamp(value);
  if (is_moment) origin().timestamp = value;
  return is_moment;
}

/// Only local parts in quotes hold white space.
bool RecordBuilder::set_recipient(std::string_view value) {
  const std::string_view address = bare_address(value);
  const bool is_one = !address.empty() && (address.starts_with('"') || std::ranges::none_of(address, parts_words));
  if (is_one) record_->recipient = address;
  return is_one;
}

bool RecordBuilder::set_recipient_domain(std::string_view value) {
  record_->recipient_domain = domain_in(value);
  return !record_->recipient_domain.empty();
}

bool RecordBuilder::set_from_domain(std::string_view value) {
  record_->from_domain = domain_in(value);
  return !record_->from_domain.empty();
}

bool RecordBuilder::set_stage(std::string_view value) {
  const auto stage = parse_stage(value);
  if (stage) record_->stage = *stage;
  return stage.has_value();
}

bool RecordBuilder::set_via(std::string_view value) {
  const auto via = core::find_word(core::FieldType::via, to_lower(trim(value)));
  if (via) record_->via = static_cast<core::Via>(*via);
  return via.has_value();
}

bool RecordBuilder::set_attempts(std::string_view value) {
  const auto attempts = parse_whole_number(value);
  if (!attempts || *attempts < 0) return false;
  record_->attempts = attempts;
  return true;
}

bool RecordBuilder::set_age(std::string_view value) {
  const auto seconds = core::parse_duration(trim(value));
  if (seconds) record_->age_seconds = seconds;
  return seconds.has_value();
}

/// A label that is no kind of bounce is the platform's category. What is called a type outranks what is called a label,
/// whichever comes first.
RecordBuilder::Fit RecordBuilder::set_esp_label(Slot slot, std::string_view value) {
  origin().label = value;
  const auto type = parse_esp_type(value);
  const bool has_type = rank_[static_cast<std::size_t>(Slot::esp_type)] != kNotSet;
  if (type && (slot == Slot::esp_type || !has_type)) record_->esp_type = *type;
  if (type) return Fit::this_field;
  offer({Slot::esp_class, kGuessedRank}, value);
  return Fit::other_field;
}

bool RecordBuilder::set_dsn_status(std::string_view value) {
  const auto status = core::parse_enhanced_status(trim(value));
  if (status) record_->dsn_status = status;
  return status.has_value();
}

bool RecordBuilder::set_dsn_action(std::string_view value) {
  const auto action = core::find_word(core::FieldType::dsn_action, to_lower(trim(value)));
  if (action) record_->dsn_action = static_cast<core::DsnAction>(*action);
  return action.has_value();
}

bool RecordBuilder::set_information(std::string_view value) {
  const auto information = core::find_word(core::FieldType::information, to_lower(trim(value)));
  if (information) record_->information = static_cast<core::Information>(*information);
  return information.has_value();
}

}  // namespace carom::ingest
