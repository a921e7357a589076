// The records of one mail on their way to the sink, with what all of them have from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/mail/mime_parts.h"
#include "ingest/readers.h"
#include "ingest/records/record_builder.h"

namespace carom::ingest {

/// `mail` and `sink` outlive it. False from its functions stops the reader.
class MailRecords {
 public:
  MailRecords(const Mail& mail, MailPlace place, RecordCollector& sink) : mail_(mail), place_(place), sink_(sink) {}

  /// A record of one recipient, perhaps unknown, and the answer, perhaps none.
  bool add(std::string_view recipient, std::string_view text);
  void reject(std::string reason);
  /// Of the next record or reject.
  [[nodiscard]] std::uint64_t next_number() const { return sink_.next_number(); }

  // For records with more in them: begin(), what there is, hand_over().

  void begin() { builder_.begin(record_, sink_.arena()); }
  [[nodiscard]] RecordBuilder& builder() { return builder_; }
  [[nodiscard]] core::Record& record() { return record_; }
  [[nodiscard]] TextArena& arena() { return sink_.arena(); }
  bool hand_over();

 private:
  /// Looked for once: a mail may have as many records as it has lines.
  struct Origin {
    explicit Origin(const Mail& mail);
    std::string timestamp;
    std::string event_id;
    std::string message_id;  ///< of the returned message
  };

  const Mail& mail_;
  MailPlace place_;
  RecordCollector& sink_;
  core::Record record_;
  RecordBuilder builder_;
  std::optional<Origin> origin_;
};

}  // namespace carom::ingest
