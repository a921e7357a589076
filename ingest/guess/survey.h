// What the members of the first records of inputs hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/records/record_source.h"

namespace carom::ingest::guess {

/// How many records of an input are looked at, and up to how many bytes of it.
inline constexpr std::uint64_t kMostRecords = 1000;
inline constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 20U;
/// Members beyond these are passed over: an object with keys that are data has no end of them.
inline constexpr std::size_t kMostMembers = 500;
/// Of a value; what follows tells nothing more of what it is.
inline constexpr std::size_t kMostBytesOfValue = 512;

struct SurveyedValue {
  std::uint64_t record = 0;  ///< its number, from 0
  std::string text;          ///< never empty
};

/// A member of the records or below one, or a column.
struct Member {
  std::string place;               ///< as a map says it (MapEntry::place)
  std::vector<std::string> steps;  ///< the names that lead to it; elements of arrays have none
  std::vector<SurveyedValue> values;
};

class Survey {
 public:
  /// Begins the next record.
  void begin_record() { ++records_; }
  /// A value of the record that was begun; empty: the member is there, without one. Of two values the first counts.
  void take(const std::string& place, const std::vector<std::string>& steps, std::string_view value);

  [[nodiscard]] std::uint64_t records() const { return records_; }
  /// In the order in which they were met.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  [[nodiscard]] bool has_passed_over() const { return has_passed_over_; }

 private:
  std::uint64_t records_ = 0;
  std::vector<Member> members_;
  std::unordered_map<std::string, std::size_t> by_place_;
  bool has_passed_over_ = false;
};

/// Looks at the beginning of an input of JSON objects or of a table, whatever its columns are called. The format that
/// it has: of any other nothing is taken, since it needs no map. `source` and its name outlive this.
[[nodiscard]] Expected<Format> survey_input(ByteSource& source, Format given, Survey& survey);

/// Whether fields of that format stand where a map says.
[[nodiscard]] bool takes_map(Format format);

}  // namespace carom::ingest::guess
