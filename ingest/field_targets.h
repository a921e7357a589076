// Which member of a JSON record goes where, for one set of options: names, declared fields, `--map`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/record_builder.h"
#include "ingest/record_source.h"

namespace carom::ingest {

/// Where a value goes: nowhere, to a slot, or to the declared field of that name.
struct Target {
  enum class Kind : std::uint8_t { nowhere, slot, declared };
  Kind kind = Kind::nowhere;
  FieldName field;
  std::string_view declared;

  [[nodiscard]] bool is(Slot slot) const { return kind == Kind::slot && field.slot == slot; }
};

/// Immutable, shared by all readers of an input; targets view its names.
class FieldTargets {
 public:
  struct Mapping {
    Target target;
    std::string pointer;
  };

  /// Refuses mappings to a name that no field has, and pointers that RFC 6901 does not allow (usage).
  [[nodiscard]] static Expected<std::shared_ptr<const FieldTargets>> make(const ReadOptions& options);

  /// What a member of the record itself is; declared fields come before ours.
  [[nodiscard]] Target find(std::string_view key) const;
  [[nodiscard]] const std::vector<Mapping>& mappings() const { return mappings_; }

 private:
  Expected<Mapping> resolve(const std::string& name, const std::string& pointer) const;
  [[nodiscard]] Target find_declared(std::string_view name) const;

  std::vector<std::string> declared_;
  std::vector<Mapping> mappings_;
};

}  // namespace carom::ingest
