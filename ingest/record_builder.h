// Turns named text values into a record: the one place that knows what sources call the fields and how they spell
// their values. Knows no file format.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/record.h"
#include "support/text_arena.h"

namespace carom::ingest {

/// What a source can tell about a bounce. `esp_label` becomes esp_type or esp_class; `timestamp` is accepted so that
/// mappings may name it, and not used.
enum class Slot : std::uint8_t {
  id,
  text,
  code,
  status,
  host,
  ip,
  recipient,
  recipient_domain,
  from_domain,
  stage,
  via,
  attempts,
  age,
  esp_name,
  esp_class,
  esp_type,
  esp_label,
  dsn_status,
  dsn_action,
  information,
  timestamp,
};
inline constexpr std::size_t kSlotCount = static_cast<std::size_t>(Slot::timestamp) + 1;

/// A spelling of a field's name; of two in one record the lower rank wins, of equals the first.
struct FieldName {
  Slot slot = Slot::id;
  std::uint16_t rank = 0;
};
/// Explicit mappings win over every name, guesses (a host in brackets) lose to every one.
inline constexpr std::uint16_t kMappedRank = 0;
inline constexpr std::uint16_t kGuessedRank = 0xFFFE;

/// Nothing for names that no slot has.
[[nodiscard]] std::optional<FieldName> find_field_name(std::string_view name);
/// "text, code, status, …": for messages.
[[nodiscard]] std::string canonical_names();

/// Collects the values of one record. An empty value is a missing one, an impossible value is ignored. Reusable.
class RecordBuilder {
 public:
  /// Empties `record`; what it is going to view lies in its source or in `arena`.
  void begin(core::Record& record, TextArena& arena);

  /// `value` must live as long as the record.
  void offer(FieldName name, std::string_view value);
  /// For values that do not.
  void offer_copy(FieldName name, std::string_view value) { offer(name, arena_->keep(value)); }
  /// `name` and `value` must live as long as the record.
  void offer_declared(std::string_view name, std::string_view value);
  [[nodiscard]] const core::Record& record() const { return *record_; }
  /// After the last value.
  void finish();

 private:
  bool set(Slot slot, std::string_view value);
  bool set_code(std::string_view value);
  bool set_status(std::string_view value);
  bool set_host(std::string_view value);
  bool set_ip(std::string_view value);
  bool set_recipient(std::string_view value);
  bool set_recipient_domain(std::string_view value);
  bool set_from_domain(std::string_view value);
  bool set_stage(std::string_view value);
  bool set_via(std::string_view value);
  bool set_attempts(std::string_view value);
  bool set_age(std::string_view value);
  bool set_esp_label(Slot slot, std::string_view value);
  bool set_dsn_status(std::string_view value);
  bool set_dsn_action(std::string_view value);
  bool set_information(std::string_view value);

  core::Record* record_ = nullptr;
  TextArena* arena_ = nullptr;
  std::array<std::uint16_t, kSlotCount> rank_{};
  std::vector<core::DeclaredValue> declared_;
};

}  // namespace carom::ingest
