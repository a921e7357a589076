// What became of one message to one recipient, as a sending system reports it: the form between its readers and
// records.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carom::ingest {

enum class Outcome : std::uint8_t {
  failed,      ///< it will not be tried again, as far as the source says
  delayed,     ///< it will
  delivered,   ///< accepted by the next server
  complained,  ///< the recipient reported it as abuse
};

/// What a source calls an outcome.
struct NamedOutcome {
  std::string_view word;
  Outcome outcome;
};

/// Nothing for words that tell of no delivery.
[[nodiscard]] constexpr std::optional<Outcome> find_outcome(std::span<const NamedOutcome> names,
                                                            std::string_view word) {
  for (const NamedOutcome& named : names)
    if (named.word == word) return named.outcome;
  return std::nullopt;
}

/// Empty: the source does not tell. Texts live until the sink has taken the event.
struct DeliveryEvent {
  Outcome outcome = Outcome::failed;
  std::string_view recipient;   ///< an address, with whatever stands around it
  std::string_view text;        ///< the answer, with the codes that stand in it
  std::string_view code;        ///< where the source has it apart
  std::string_view status;      ///< the same
  std::string_view host;        ///< that answered, perhaps with its address: `mx.example[192.0.2.1]:25`
  std::string_view ip;          ///< of that host
  std::string_view stage;       ///< the command that was answered
  std::string_view attempts;    ///< so far
  std::string_view sender;      ///< of the envelope
  std::string_view timestamp;   ///< of this outcome; see ingest/records/timestamp.h
  std::string_view event_id;    ///< the same for the same event
  std::string_view message_id;  ///< the same for all attempts at one message
  std::string_view esp_type;    ///< hard, soft, block, …, in the source's spelling
  std::string_view esp_class;   ///< its category
  std::string_view label;       ///< both, as it shows them
  std::string_view dsn_status;  ///< of a report that it passes on
  bool has_label_only = false;  ///< the source never passes answers on
};

}  // namespace carom::ingest
