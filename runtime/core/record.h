// One bounce as a source reports it, before anything is derived. Readers (ingest) fill it, the interpreter reads it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/field.h"

namespace carom::core {

// Enumerated fields; 0 says that the source did not tell.
enum class Stage : std::uint8_t { missing, connect, banner, ehlo, tls, auth, mail, rcpt, data, eod, dsn };
enum class Via : std::uint8_t { missing, smtp, dsn, api, log };
enum class EspType : std::uint8_t { missing, hard, soft, block, admin, other };
enum class DsnAction : std::uint8_t { missing, failed, delayed, delivered, relayed, expanded };
enum class Information : std::uint8_t { missing, full, own_words, label_only, none };

template <class E>
inline constexpr E kLastEnumerator = E::missing;
template <>
inline constexpr Stage kLastEnumerator<Stage> = Stage::dsn;
template <>
inline constexpr Via kLastEnumerator<Via> = Via::log;
template <>
inline constexpr EspType kLastEnumerator<EspType> = EspType::other;
template <>
inline constexpr DsnAction kLastEnumerator<DsnAction> = DsnAction::expanded;
template <>
inline constexpr Information kLastEnumerator<Information> = Information::none;

[[nodiscard]] std::string_view word_of(Stage value);
[[nodiscard]] std::string_view word_of(Via value);
[[nodiscard]] std::string_view word_of(EspType value);
[[nodiscard]] std::string_view word_of(DsnAction value);
[[nodiscard]] std::string_view word_of(Information value);
/// The enumerator (as a number) that `word` names for an enumerated field type; nothing for unknown words.
[[nodiscard]] std::optional<std::uint8_t> find_word(FieldType enumerated, std::string_view word);
/// All words of an enumerated type, in order; empty for other types.
[[nodiscard]] std::span<const std::string_view> words_of(FieldType enumerated);

/// The value of a field that a policy declared, by name, as the source spelled it.
struct DeclaredValue {
  std::string_view name;
  std::string_view value;
};

/// What a source tells beside what rules read, for those who print, count or deduplicate records. Empty: it does not.
struct Origin {
  std::string_view timestamp;   ///< when it happened, as the source spells it (ingest/records/timestamp.h reads it)
  std::string_view event_id;    ///< the same for the same event, however often it is reported
  std::string_view message_id;  ///< the same for all attempts to deliver one message: a queue id, a Message-ID
  std::string_view label;       ///< what the source itself says of the bounce, as one text: `Transient/General`
  /// Zero-based, in its file: of a line, an event or a row. Nothing: its number says where it stands.
  std::optional<std::uint64_t> place;
};

/// All views are borrowed: whoever fills a Record keeps the bytes alive until the verdict has been used. An empty view
/// is a missing value, except for `text`, which is never missing. Nothing here is normalised or trusted.
struct Record {
  std::string_view id;       ///< a JSON token as the source wrote it (`"a1"`, `17`), empty: the record has none
  std::string_view file;     ///< where the record came from, as the user named it
  std::uint64_t number = 0;  ///< one-based position in its input
  std::string_view text;     ///< the reply, codes and line breaks included
  std::optional<std::uint16_t> code;
  std::optional<EnhancedStatus> status;
  std::string_view host;
  std::string_view ip;
  std::string_view recipient;
  std::string_view recipient_domain;  ///< where it is known without the whole address
  std::string_view from_domain;
  Stage stage = Stage::missing;
  Via via = Via::missing;
  std::optional<std::int64_t> attempts;
  std::optional<std::int64_t> age_seconds;
  std::string_view esp_name;
  std::string_view esp_class;
  EspType esp_type = EspType::missing;
  std::optional<EnhancedStatus> dsn_status;
  DsnAction dsn_action = DsnAction::missing;
  Information information = Information::missing;  ///< missing: derived (full with a text, label_only with a code …)
  std::span<const DeclaredValue> declared;
  const Origin* origin = nullptr;  ///< null: the source tells none of it
};

}  // namespace carom::core
