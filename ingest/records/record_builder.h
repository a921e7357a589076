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

#include "ingest/records/record_source.h"
#include "runtime/core/field_values.h"
#include "runtime/core/record.h"
#include "support/text_arena.h"

namespace carom::ingest {

/// What a source can tell about a bounce. `esp_label` becomes esp_type or esp_class. What no rule reads goes to the
/// record's origin: `timestamp`, ids of event and message, and labels as they are spelled.
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
  event_id,
  message_id,
};
inline constexpr std::size_t kSlotCount = static_cast<std::size_t>(Slot::message_id) + 1;

/// A spelling of a field's name; of two in one record the lower rank wins, of equals the first.
struct FieldName {
  Slot slot = Slot::id;
  std::uint16_t rank = 0;
};
/// Explicit mappings win over every name, guesses (a host in brackets) lose to every one.
inline constexpr std::uint16_t kMappedRank = 0;
inline constexpr std::uint16_t kGuessedRank = 0xFFFE;

/// Names that are the same: `Remote_Host`, `remote-host`, `remotehost`.
[[nodiscard]] std::string fold_name(std::string_view name);
/// Nothing for names that no slot has.
[[nodiscard]] std::optional<FieldName> find_field_name(std::string_view name);
/// As record_names.def spells it; of a mapping, the canonical name.
[[nodiscard]] std::string_view spelled(FieldName name);
/// "text, diagnostic_code, …": what the slot goes by.
[[nodiscard]] std::string names_of(Slot slot);
/// "text, code, status, …": for messages.
[[nodiscard]] std::string canonical_names();

/// A value that was offered under a name of a field and is none of its values.
struct RefusedValue {
  FieldName name;
  std::string_view value;    ///< lives as long as the value that was offered
  bool is_its_kind = false;  ///< `value` says what it is (`an array`), for it is no text
};

/// A value that was offered to a declared field and has not its type.
struct RefusedDeclared {
  const DeclaredField* field = nullptr;
  std::string_view value;  ///< as RefusedValue::value
};

/// Collects the values of one record. An empty value is a missing one, an impossible value is refused. Reusable.
class RecordBuilder {
 public:
  /// Empties `record`; what it is going to view lies in its source or in `arena`.
  void begin(core::Record& record, TextArena& arena);

  /// `value` must live as long as the record.
  void offer(FieldName name, std::string_view value);
  /// For values that do not.
  void offer_copy(FieldName name, std::string_view value) { offer(name, arena_->keep(value)); }
  /// The same of sources that know which field it is.
  void offer(Slot slot, std::string_view value) { offer({slot, kMappedRank}, value); }
  void offer_copy(Slot slot, std::string_view value) { offer_copy({slot, kMappedRank}, value); }
  /// `field` and `value` must live as long as the record.
  void offer_declared(const DeclaredField& field, std::string_view value);
  /// Where the record stands in its file, if that is not its number.
  void set_place(std::uint64_t place);
  /// What the source says of the bounce, as one text that lives as long as the record.
  void set_label(std::string_view label);
  /// For values that are no text; `what` says what it is, and must live as long as the record.
  void refuse(FieldName name, std::string_view what);
  void refuse_declared(const DeclaredField& field, std::string_view what);
  [[nodiscard]] const core::Record& record() const { return *record_; }
  /// After the last value.
  void finish();

  // After finish().

  /// Whether refused() or refused_declared() has any, or lacks_text().
  [[nodiscard]] bool is_doubtful() const { return refused_ != 0 || !refused_declared_.empty() || lacks_text(); }
  /// The source knows no text and does not say that it has none.
  [[nodiscard]] bool lacks_text() const;
  /// One for each field that was offered values and took none of them.
  [[nodiscard]] std::vector<RefusedValue> refused() const;
  /// The same of fields that the policy declares.
  [[nodiscard]] const std::vector<RefusedDeclared>& refused_declared() const { return refused_declared_; }

 private:
  void refuse(const RefusedValue& refused);
  /// What became of a value.
  enum class Fit : std::uint8_t { none, other_field, this_field };

  [[nodiscard]] bool has_declared(const DeclaredField& field) const;
  Fit set(Slot slot, std::string_view value);
  Fit set_code(std::string_view value);
  Fit set_status(std::string_view value);
  Fit set_host(std::string_view value);
  bool set_ip(std::string_view value);
  bool set_timestamp(std::string_view value);
  bool set_recipient(std::string_view value);
  bool set_recipient_domain(std::string_view value);
  bool set_from_domain(std::string_view value);
  bool set_stage(std::string_view value);
  bool set_via(std::string_view value);
  bool set_attempts(std::string_view value);
  bool set_age(std::string_view value);
  Fit set_esp_label(Slot slot, std::string_view value);
  core::Origin& origin();
  bool set_dsn_status(std::string_view value);
  bool set_dsn_action(std::string_view value);
  bool set_information(std::string_view value);

  core::Record* record_ = nullptr;
  TextArena* arena_ = nullptr;
  std::array<std::uint16_t, kSlotCount> rank_{};
  std::uint32_t offered_ = 0;  ///< a bit for each slot
  std::uint32_t refused_ = 0;
  std::array<RefusedValue, kSlotCount> refused_values_{};  ///< of those slots
  std::vector<core::DeclaredValue> declared_;
  std::vector<RefusedDeclared> refused_declared_;
  core::FieldValues work_;
  core::Origin origin_;
  bool has_origin_ = false;
};

}  // namespace carom::ingest
