#include "ingest/field_targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carom::ingest {

Expected<std::shared_ptr<const FieldTargets>> FieldTargets::make(const ReadOptions& options) {
  auto targets = std::make_shared<FieldTargets>();
  targets->declared_ = options.declared_fields;
  for (const auto& [name, pointer] : options.map) {
    auto mapping = targets->resolve(name, pointer);
    if (!mapping) return std::unexpected(mapping.error());
    targets->mappings_.push_back(std::move(*mapping));
  }
  return targets;
}

Expected<FieldTargets::Mapping> FieldTargets::resolve(const std::string& name, const std::string& pointer) const {
  if (!pointer.starts_with('/'))
    return std::unexpected(Error{
        ErrorKind::usage,
        fmt::format("cannot map {0} to `{1}`: a JSON pointer begins with a slash; write {0}=/{1}", name, pointer)});
  if (const Target declared = find_declared(name); declared.kind == Target::Kind::declared)
    return Mapping{declared, pointer};
  if (const auto field = find_field_name(name))
    return Mapping{{Target::Kind::slot, {field->slot, kMappedRank}, {}}, pointer};
  return std::unexpected(Error{
      ErrorKind::usage, fmt::format("cannot map to `{}`: no such field; the fields are {}", name, canonical_names())});
}

Target FieldTargets::find_declared(std::string_view name) const {
  const auto declared = std::ranges::find(declared_, name);
  return declared == declared_.end() ? Target{} : Target{Target::Kind::declared, {}, *declared};
}

Target FieldTargets::find(std::string_view key) const {
  if (const Target declared = find_declared(key); declared.kind == Target::Kind::declared) return declared;
  if (const auto field = find_field_name(key)) return {Target::Kind::slot, *field, {}};
  return {};
}

}  // namespace carom::ingest
