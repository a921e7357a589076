// How records are read: the format, the fields that the policy declares, and the map with a memory of what it found.
#pragma once

#include "cli/console.h"
#include "compiler/ir/rule_set.h"
#include "ingest/record_source.h"

namespace carom::cli {

class Reading {
 public:
  Reading(ingest::Format format, const ingest::FieldMap& map, const compiler::ir::RuleSet& rules);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  [[nodiscard]] const ingest::ReadOptions& options() const { return options_; }
  /// Names the mapped pointers that no record read so far had a value for: misspelt ones look like missing fields.
  void tell_unfound(Console& console) const;

 private:
  ingest::MapFound found_;
  ingest::ReadOptions options_;
};

}  // namespace carom::cli
