// Which member of a JSON record goes where, for one set of options: names, declared fields, `--map`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/records/record_builder.h"
#include "ingest/records/record_source.h"

namespace carom::ingest {

/// Where a value goes: nowhere, to a slot, or to a declared field.
struct Target {
  enum class Kind : std::uint8_t { nowhere, slot, declared };
  Kind kind = Kind::nowhere;
  FieldName field;
  const DeclaredField* declared = nullptr;

  [[nodiscard]] bool is(Slot slot) const { return kind == Kind::slot && field.slot == slot; }
  /// Whatever name it goes by.
  [[nodiscard]] bool is_same_field(const Target& other) const {
    return kind == other.kind &&
           (kind == Kind::declared ? declared->name == other.declared->name : field.slot == other.field.slot);
  }
};

/// Immutable, shared by all readers of an input; targets point into it.
class FieldTargets {
 public:
  struct Mapping {
    Target target;
    std::string pointer;
  };

  /// Refuses maps that name a field twice or one that is none, and pointers that are not well-formed (usage).
  [[nodiscard]] static Expected<std::shared_ptr<const FieldTargets>> make(const ReadOptions& options);

  /// What a member of the record itself is; declared fields come before ours.
  [[nodiscard]] Target find(std::string_view key) const;
  [[nodiscard]] const std::vector<Mapping>& mappings() const { return mappings_; }
  /// ReadOptions::map_found.
  [[nodiscard]] MapFound* found() const { return found_; }
  /// ReadOptions::notes.
  [[nodiscard]] ReadingNotes* notes() const { return notes_; }
  /// ReadOptions::file_in_notes.
  [[nodiscard]] std::string_view file_in_notes() const { return file_in_notes_; }
  /// ReadOptions::strict.
  [[nodiscard]] bool is_strict() const { return is_strict_; }

 private:
  [[nodiscard]] Expected<Mapping> resolve(const MapEntry& entry) const;
  [[nodiscard]] std::string declared_names() const;
  [[nodiscard]] std::optional<std::size_t> mapping_of(const Target& field) const;
  [[nodiscard]] Target find_declared(std::string_view name) const;

  std::vector<DeclaredField> declared_;
  std::vector<Mapping> mappings_;
  MapFound* found_ = nullptr;
  ReadingNotes* notes_ = nullptr;
  std::string_view file_in_notes_;
  bool is_strict_ = false;
};

}  // namespace carom::ingest
