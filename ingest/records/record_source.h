// Readers turn bytes into records, one format a file. They know records, never rules.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/records/map_found.h"
#include "runtime/core/field.h"
#include "runtime/core/record.h"
#include "support/error.h"

namespace carom::ingest {

/// A record that could not be read; the others still are.
struct Reject {
  std::string file;
  std::uint64_t number = 0;  ///< one-based position among records and rejects of its input
  std::uint64_t byte_offset = 0;
  std::string reason;
};

/// Receives what a reader finds, in input order. A record's views live until record() returns.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// False stops the reader (a closed pipe, a limit).
  virtual bool record(const core::Record& record) = 0;
  virtual bool reject(const Reject& reject) = 0;
};

enum class Format : std::uint8_t {
  automatic,
  replies,
  ndjson,
  json_array,
  mail,
  mbox,
#define EVENT_FORMAT(id, name, esp) id,
#include "ingest/records/event_formats.def"
#undef EVENT_FORMAT
#define LOG_FORMAT(id, name) id,
#include "ingest/records/log_formats.def"
#undef LOG_FORMAT
#define TABLE_FORMAT(id, name) id,
#include "ingest/records/table_formats.def"
#undef TABLE_FORMAT
};

struct NamedFormat {
  std::string_view name;  ///< as the command line has it
  Format format;
};

class EventsSeen;
class ReadingNotes;

/// Where a field stands: `--map text=/diag`, or `text = "/diag"` in a map file.
struct MapEntry {
  std::string field;        ///< any of its names
  std::string place;        ///< name of a member or a column, or a JSON pointer (RFC 6901)
  std::string origin = {};  ///< `map.toml:3:1`; empty: the command line
};
using FieldMap = std::vector<MapEntry>;

/// A field that a policy declares, read where the source has it under that name.
struct DeclaredField {
  std::string name;
  core::FieldType type = core::FieldType::string;
};

struct ReadOptions {
  Format format = Format::automatic;
  FieldMap map;
  std::vector<DeclaredField> declared_fields;
  MapFound* map_found = nullptr;        ///< where readers mark the entries that led to a string, number or other scalar
  ReadingNotes* notes = nullptr;        ///< where readers put down what was strange in the records of this input
  std::string_view file_in_notes = {};  ///< of several files which one this is; outlives the records
  EventsSeen* seen = nullptr;           ///< where it is, events that were noted there before are no records
  bool deliveries = false;              ///< events of deliveries are records, too
  std::string added_member = {};        ///< the input is given back, and objects get this member: they must not have it
  bool strict = false;                  ///< rejects a record with a value that its field cannot have
};

class BlockSink;
class ByteSource;

/// Reads one input from beginning to end; `source` and its name must outlive the records. Errors are about the input as
/// a whole, which may already have given records; single records are rejected.
[[nodiscard]] Expected<void> read_blocks(ByteSource& source, const ReadOptions& options, BlockSink& sink);
/// The same of a descriptor that is open for reading and stays the caller's. `name`: its path, or `-` for a stream.
[[nodiscard]] Expected<void> read_blocks(int descriptor, std::string_view name, const ReadOptions& options,
                                         BlockSink& sink);
/// The same, record by record.
[[nodiscard]] Expected<void> read_records(int descriptor, std::string_view name, const ReadOptions& options,
                                          RecordSink& sink);

/// What the first bytes of an input look like; never `automatic`.
[[nodiscard]] Format detect_format(std::string_view beginning);

/// Each with its name, in the order of the enumeration.
[[nodiscard]] std::span<const NamedFormat> formats();
[[nodiscard]] std::string_view name_of(Format format);

}  // namespace carom::ingest
