// How records are read: the format, the fields that the policy declares, the map with a memory of what it found, and
// for each input what was strange in its records.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "cli/console/console.h"
#include "ingest/events_seen.h"
#include "ingest/reading_notes.h"
#include "ingest/records/record_source.h"
#include "runtime/core/program.h"

namespace carom::cli {

[[nodiscard]] std::vector<ingest::DeclaredField> fields_declared_by(const core::Program& program);

/// The map is one that load_map() gave.
class Reading {
 public:
  Reading(ingest::Format format, const ingest::FieldMap& map, const core::Program& program, bool strict = false);
  /// Without a policy: no field is declared.
  Reading(ingest::Format format, const ingest::FieldMap& map);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// Whether events of deliveries are records.
  void want_deliveries(bool wanted) { options_.deliveries = wanted; }
  /// Whether events that come again are passed over.
  void want_each_event_once(bool wanted) { options_.seen = wanted ? &seen_ : nullptr; }
  /// Whether inputs are given back, each object with this member more.
  void want_source(const std::string& added_member) { options_.added_member = added_member; }
  /// The same for all inputs.
  [[nodiscard]] const ingest::ReadOptions& options() const { return options_; }
  /// For an input of that name; notes only what is strange in the record of number `only`, or in all.
  [[nodiscard]] ingest::ReadOptions options_for(const std::string& input, std::uint64_t only = 0);
  /// What was strange in the records read so far, input by input. Then the mapped pointers that no record had a value
  /// for: misspelt ones look like missing fields.
  void tell_doubts(Console& console) const;

 private:
  struct Input {
    Input(std::string input_name, std::uint64_t only) : name(std::move(input_name)), notes(only) {}
    std::string name;
    ingest::ReadingNotes notes;
  };
  void tell_unfound(Console& console) const;

  ingest::MapFound found_;
  ingest::EventsSeen seen_;
  ingest::ReadOptions options_;
  std::deque<Input> inputs_;  ///< readers hold their addresses
};

}  // namespace carom::cli
