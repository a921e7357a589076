// Delivery status notifications (RFC 3464, RFC 6533): a record for each recipient of a message/delivery-status part.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/mail/header_block.h"
#include "ingest/records/record_builder.h"

namespace carom::ingest {

/// A view over one report; `content` must outlive it. Its groups are read one by one, so that a report with very many
/// recipients needs no more memory than one with few.
class DeliveryReport {
 public:
  explicit DeliveryReport(std::string_view content) : rest_(content) {}

  /// Fills `record` through `builder` with the next recipient's fields, which `arena` keeps; false when there is none.
  /// The text stays missing where the report has no Diagnostic-Code.
  bool next_recipient(core::Record& record, TextArena& arena, RecordBuilder& builder);
  /// The addresses of the recipients that follow, at most `most`; the report is left where it is.
  [[nodiscard]] std::vector<std::string> recipients(std::size_t most) const;
  /// Whether some of them failed (RFC 3464 section 2.3.3) and of others it says something else, or nothing.
  [[nodiscard]] bool is_mixed() const;

 private:
  /// The next group about a recipient, taken off `rest`; nothing when there is none.
  static std::optional<HeaderBlock> next_group(std::string_view& rest);

  std::string_view rest_;
};

}  // namespace carom::ingest
