// Records as programs log them: objects without nesting, whose keys come in the order they came last time. Reads them
// in one pass, several times as fast as a JSON parser, and leaves everything else to json_record.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "ingest/records/field_targets.h"
#include "ingest/records/record_builder.h"
#include "support/text_arena.h"

namespace carom::ingest {

/// Reusable; learns the keys it meets. Not for several threads. Not for options with mappings.
class FlatJsonReader {
 public:
  /// Bytes that must be readable behind the line's LF.
  static constexpr std::size_t kPadding = 64;

  explicit FlatJsonReader(std::shared_ptr<const FieldTargets> targets);

  /// Reads the line that begins at `line` and ends in LF. Answers with its LF when `record` is what JsonRecordReader
  /// would make of it; it views the line and `arena`. Null when the line has anything but one flat object of valid
  /// UTF-8 with sound escapes: it may still be good JSON, and `record` means nothing.
  [[nodiscard]] const char* read(const char* line, core::Record& record, TextArena& arena);
  /// What was made of the line read last.
  [[nodiscard]] const RecordBuilder& builder() const { return builder_; }

 private:
  /// A key and all around it, from the brace or comma before it to the colon behind it, as the source spells it.
  class Key {
   public:
    static constexpr std::size_t kMostBytes = 32;

    /// Never met.
    Key() { words_.front() = 1; }
    Key(std::string_view spelled, const Target& target);

    /// Whether the source goes on with it; kMostBytes are looked at.
    [[nodiscard]] bool stands_at(const char* at) const;
    [[nodiscard]] std::size_t size() const { return size_; }

    Target target;
    std::uint32_t next = 0;  ///< the key that followed last time

   private:
    std::array<std::uint64_t, kMostBytes / sizeof(std::uint64_t)> words_{};
    std::array<std::uint64_t, kMostBytes / sizeof(std::uint64_t)> masks_{};
    std::size_t size_ = 0;
  };

  struct Value {
    std::string_view text;   ///< decoded; empty for null, true and false
    std::string_view token;  ///< as the source spells it
    bool is_boolean = false;
    bool is_plain = false;  ///< a string of ASCII without escapes
    const char* end = nullptr;
  };

  const char* read_members(const char* at);
  const Key* key_at(const char*& at, std::uint32_t& expected);
  const Key* learn_key(const char*& at, std::uint32_t& expected);
  bool read_value(const char* at, const Target& target, Value& value);
  bool read_string(const char* at, const Target& target, Value& value);
  bool read_escaped(const char* at, const char* stop, const Target& target, Value& value);
  void take(const Target& target, const Value& value);

  std::shared_ptr<const FieldTargets> targets_;
  RecordBuilder builder_;
  TextArena* arena_ = nullptr;
  std::vector<Key> keys_;    ///< the first one is for keys that are not kept
  std::uint32_t first_ = 0;  ///< the key that the last line began with
  bool is_ascii_ = true;     ///< this line so far
};

}  // namespace carom::ingest
