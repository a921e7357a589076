// How lists of whom not to write to leave the program.
#pragma once

#include <memory>
#include <string>

#include "cli/console/terminal.h"
#include "cli/suppress/suppress.h"
#include "runtime/suppression/store.h"

namespace carom::cli {

class ListedWriter {
 public:
  ListedWriter() = default;
  ListedWriter(const ListedWriter&) = delete;
  ListedWriter& operator=(const ListedWriter&) = delete;
  virtual ~ListedWriter() = default;

  virtual void begin(std::string&) {}
  virtual void append(const suppression::Listed& listed, std::string& out) = 0;
  virtual void end(std::string&) {}
};

/// NDJSON is described in docs/schema/listing.schema.json, CSV has the same columns; a table is for people.
[[nodiscard]] std::unique_ptr<ListedWriter> make_listed_writer(ListFormat format, const Terminal& terminal);

/// As a line of NDJSON has it, without the line end.
[[nodiscard]] std::string listing_as_json(const suppression::Listed& listed);

/// `2026-03-04T09:15:02Z`.
[[nodiscard]] std::string time_text(std::int64_t seconds);

}  // namespace carom::cli
