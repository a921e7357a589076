// Names are resolved once, before the first record, so that a wrong --map is told at once.
#include "ingest/records/field_targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carom::ingest {
namespace {

std::unexpected<Error> refuse(const MapEntry& entry, std::string_view message) {
  return std::unexpected(
      Error{ErrorKind::usage, fmt::format("{}{}{}", entry.origin, entry.origin.empty() ? "" : ": ", message)});
}

// RFC 6901, section 3: every `~` is the beginning of `~0` or `~1`.
bool escapes_well(std::string_view pointer) {
  for (std::size_t at = pointer.find('~'); at != pointer.npos; at = pointer.find('~', at + 1))
    if (at + 1 == pointer.size() || (pointer[at + 1] != '0' && pointer[at + 1] != '1')) return false;
  return true;
}

/// What does not begin with a slash is the name of a member of the record itself, or of a table's column.
std::string as_pointer(const std::string& place) {
  if (place.starts_with('/')) return place;
  std::string pointer = "/";
  for (const char c : place) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return pointer;
}

}  // namespace

Expected<std::shared_ptr<const FieldTargets>> FieldTargets::make(const ReadOptions& options) {
  auto targets = std::make_shared<FieldTargets>();
  targets->declared_ = options.declared_fields;
  targets->found_ = options.map_found;
  targets->notes_ = options.notes;
  targets->file_in_notes_ = options.file_in_notes;
  targets->is_strict_ = options.strict;
  for (const MapEntry& entry : options.map) {
    auto mapping = targets->resolve(entry);
    if (!mapping) return std::unexpected(mapping.error());
    if (const auto earlier = targets->mapping_of(mapping->target))
      return refuse(entry,
                    fmt::format("cannot map both {}={} and {}={}: they are one field; leave one of them out",
                                options.map[*earlier].field, options.map[*earlier].place, entry.field, entry.place));
    targets->mappings_.push_back(std::move(*mapping));
  }
  return targets;
}

std::optional<std::size_t> FieldTargets::mapping_of(const Target& field) const {
  for (std::size_t i = 0; i < mappings_.size(); ++i)
    if (mappings_[i].target.is_same_field(field)) return i;
  return std::nullopt;
}

Expected<FieldTargets::Mapping> FieldTargets::resolve(const MapEntry& entry) const {
  std::string pointer = as_pointer(entry.place);
  if (!escapes_well(pointer))
    return refuse(
        entry,
        fmt::format("cannot map {} to `{}`: in a JSON pointer `~` is written `~0`, and `/` in a name `~1` (RFC 6901)",
                    entry.field, pointer));
  if (const Target declared = find_declared(entry.field); declared.kind == Target::Kind::declared)
    return Mapping{declared, std::move(pointer)};
  if (const auto field = find_field_name(entry.field))
    return Mapping{{Target::Kind::slot, {field->slot, kMappedRank}, nullptr}, std::move(pointer)};
  return refuse(entry, fmt::format("cannot map to `{}`: no such field; the fields are {}{}", entry.field,
                                   canonical_names(), declared_names()));
}

/// Behind ours; empty: the policy declares none.
std::string FieldTargets::declared_names() const {
  std::string names;
  for (const DeclaredField& field : declared_) names += ", " + field.name;
  return names;
}

Target FieldTargets::find_declared(std::string_view name) const {
  const auto declared = std::ranges::find(declared_, name, &DeclaredField::name);
  return declared == declared_.end() ? Target{} : Target{Target::Kind::declared, {}, &*declared};
}

Target FieldTargets::find(std::string_view key) const {
  if (const Target declared = find_declared(key); declared.kind == Target::Kind::declared) return declared;
  if (const auto field = find_field_name(key)) return {Target::Kind::slot, *field, nullptr};
  return {};
}

}  // namespace carom::ingest
