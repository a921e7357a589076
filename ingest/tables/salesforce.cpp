// Salesforce Marketing Cloud's bounce data view, as it is exported
// (https://developer.salesforce.com/docs/marketing/marketing-cloud/guide/bounce-data-view.html).
#include <fmt/format.h>

#include "ingest/event_sink.h"
#include "ingest/records/timestamp.h"
#include "ingest/tables/table_formats.h"
#include "support/ascii.h"

namespace carom::ingest::tables {
namespace {

// Its clock stands at Central Standard Time all year round.
constexpr std::int64_t kZone = -6 * 3600;

/// `03/04/2024 03:15:02 AM` as `2024-03-04 03:15:02`; other spellings stay.
std::string iso_date(std::string_view date) {
  constexpr std::size_t kSize = 22;
  if (date.size() != kSize || date[2] != '/' || date[5] != '/' || !is_digit(date[11]) || !is_digit(date[12]))
    return std::string(date);
  const int hour = (date[11] - '0') * 10 + (date[12] - '0');
  const bool is_afternoon = date.ends_with("PM");
  return fmt::format("{}-{}-{} {:02}{}", date.substr(6, 4), date.substr(0, 2), date.substr(3, 2),
                     hour % 12 + (is_afternoon ? 12 : 0), date.substr(13, 6));
}

std::string utc_of(std::string_view date) {
  const auto seconds = parse_rfc3339(iso_date(date), kZone);
  return seconds ? utc_of_seconds(*seconds).value_or(std::string(date)) : std::string(date);
}

class SalesforceReader final : public RowReader {
 public:
  SalesforceReader(const ReadOptions& options, RecordCollector& records)
      : sink_("salesforce", core::Via::api, options, records) {}

  // The view itself has the subscriber's key, often the address; an export joins the address.
  void read(const NamedRow& row, std::uint64_t place, std::uint64_t) override {
    sink_.begin(place);
    DeliveryEvent event;
    event.recipient = row["EmailAddress"].empty() ? row["SubscriberKey"] : row["EmailAddress"];
    event.text = row["SMTPBounceReason"].empty() ? row["SMTPMessage"] : row["SMTPBounceReason"];
    event.code = row["SMTPCode"];
    event.timestamp = sink_.keep(utc_of(row["EventDate"]));
    event.esp_type = row["BounceCategory"];
    event.esp_class = row["BounceSubcategory"];
    event.label = sink_.keep(fmt::format("{}/{}", event.esp_type, event.esp_class));
    sink_.take(event);
  }

 private:
  EventSink sink_;
};

}  // namespace

bool has_columns_of_salesforce(const Columns& columns) {
  return columns.has("BounceCategory") && (columns.has("SMTPBounceReason") || columns.has("SMTPCode"));
}

Expected<std::unique_ptr<RowReader>> make_salesforce_reader(const Columns&, const ReadOptions& options,
                                                            RecordCollector& records) {
  return std::make_unique<SalesforceReader>(options, records);
}

}  // namespace carom::ingest::tables
