// What is strange in the records of an input and does not keep them from being read: values that vanish, records that
// say nothing. Told once an input, with the first place.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/records/field_targets.h"
#include "ingest/records/record_builder.h"

namespace carom::ingest {

struct NotedPlace {
  std::string_view file = {};  ///< of several; empty: the input is one file
  std::uint64_t number = 0;    ///< of the record in its file, from 1
};

/// What an event that was read before is counted as.
inline constexpr std::string_view kDuplicate = "duplicate";

/// The names of a record's members or columns, with commas; asked for at most once an input.
using MemberNames = std::function<std::string()>;

/// One memory for all readers of an input, on whatever threads they work.
class ReadingNotes {
 public:
  /// All records, or only the one of that number.
  explicit ReadingNotes(std::uint64_t only = 0) : only_(only) {}

  /// What is doubtful about the record at that place; `members` names what its source has, where that is wanted.
  void take(const RecordBuilder& record, NotedPlace place, const MemberNames& members);
  /// The record at that place is a mail that no machine sent.
  void take_persons_mail(NotedPlace place);
  /// The input, or that file of it, is a mail and goes on with that many others.
  void take_further_mails(std::uint64_t count, std::string_view file);
  /// A file of the input was found to be of that format; told of those that are not obvious: events, logs, tables.
  void take_format(Format format);
  /// A file of the input was read as replies and looks like a table.
  void take_unnamed_table();
  /// An event that says nothing about an answer, or kDuplicate; `kind` as the source calls it (`open`, `click`).
  void take_passed_over(std::string_view kind, std::uint64_t times = 1);
  /// Each for people, without the name of the input.
  [[nodiscard]] std::vector<std::string> told() const;

 private:
  struct Kind {
    std::uint64_t records = 0;
    std::string file;  ///< of the first; of several files the first by name, in whatever order they are read
    std::uint64_t first = 0;
    std::string what;  ///< of the first
  };
  /// Whether the record is the first of the kind so far.
  static bool count(Kind& kind, NotedPlace place);

  [[nodiscard]] static std::string first_of(const Kind& kind);

  std::uint64_t only_;
  mutable std::mutex mutex_;
  Kind textless_;
  Kind by_person_;
  Kind further_mails_;
  std::array<Kind, kSlotCount> refused_;                           ///< by Slot
  std::map<std::string, Kind, std::less<>> refused_declared_;      ///< by name
  std::map<std::string, std::uint64_t, std::less<>> passed_over_;  ///< events, by kind
  std::map<Format, std::uint64_t> formats_;                        ///< files, by what they were found to be
  std::uint64_t unnamed_tables_ = 0;                               ///< files
};

/// That an input goes on with so many mails behind the one that is read, and what to do.
[[nodiscard]] std::string describe_further_mails(std::uint64_t count);

/// Puts down in the notes of the input what is doubtful about a record that was read; or, if reading is strict, says
/// why it is to be rejected. Empty: it is not.
[[nodiscard]] std::string settle_doubts(const RecordBuilder& record, const FieldTargets& targets, std::uint64_t number,
                                        const MemberNames& members);

}  // namespace carom::ingest
