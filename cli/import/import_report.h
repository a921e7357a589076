// What an import has to tell about its source, by place, for people and for programs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "importers/source_rule.h"
#include "importers/write_policy.h"

namespace carom::cli {

/// One line of the report.
struct ImportFinding {
  importers::SourcePlace place;
  std::string kind;  ///< `refused`, `own-class`, `letter-case`, or the slug of the diagnostic that says the same of
                     ///< written rules
  std::string found;
  std::string repair;   ///< empty: `found` says it
  std::string rule;     ///< as it is written, without the pack; empty: it is not
  std::string pattern;  ///< of the source, where it is refused
};

class ImportReport {
 public:
  explicit ImportReport(std::vector<std::string> files) : files_(std::move(files)) {}

  void add(ImportFinding finding) { findings_.push_back(std::move(finding)); }
  /// By place, and of one place by kind.
  void sort();

  [[nodiscard]] std::size_t count(std::string_view kind) const;
  [[nodiscard]] const std::vector<ImportFinding>& findings() const { return findings_; }

  /// `FILE:LINE: kind: found; repair`, a line each.
  [[nodiscard]] std::string as_text() const;
  /// Objects with members file, line, kind, found, and where there is one repair, rule, pattern.
  [[nodiscard]] std::string as_ndjson() const;

 private:
  std::vector<std::string> files_;
  std::vector<ImportFinding> findings_;
};

}  // namespace carom::cli
