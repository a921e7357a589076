// PowerMTA's accounting files: the operator chooses columns and their order, so each is found by name
// (https://hackmd.io/@z3d3m0n/Pmta_records).
#include "ingest/event_sink.h"
#include "ingest/tables/table_formats.h"

namespace carom::ingest::tables {
namespace {

// The type of a row: b bounce, rb bounce by report, t and tq transient, d delivery.
constexpr NamedOutcome kOutcomes[] = {
    {"b", Outcome::failed},   {"rb", Outcome::failed},   {"t", Outcome::delayed},
    {"tq", Outcome::delayed}, {"d", Outcome::delivered},
};

class PowerMtaReader final : public RowReader {
 public:
  PowerMtaReader(const ReadOptions& options, RecordCollector& records) : sink_({}, core::Via::log, options, records) {}

  // `5.1.1 (bad destination mailbox address)`: a status with PowerMTA's own words. The address of a delivery is known
  // without the name of the host.
  void read(const NamedRow& row, std::uint64_t place, std::uint64_t) override {
    sink_.begin(place);
    const std::optional<Outcome> outcome = find_outcome(kOutcomes, row["type"]);
    if (!outcome) return sink_.pass_over("type " + std::string(row["type"]));
    DeliveryEvent event;
    event.outcome = *outcome;
    event.recipient = row["rcpt"];
    event.text = row["dsnDiag"];
    event.dsn_status = row["dsnStatus"];
    event.dsn_status = event.dsn_status.substr(0, event.dsn_status.find(' '));
    event.host = row["dsnMta"];
    if (event.host.empty()) event.ip = row["dlvDestinationIp"];
    event.sender = row["orig"];
    event.timestamp = row["timeLogged"];
    event.label = event.esp_class = row["bounceCat"];
    sink_.take(event);
  }

 private:
  EventSink sink_;
};

}  // namespace

bool has_columns_of_powermta(const Columns& columns) {
  return columns.has("type") && columns.has("rcpt") && (columns.has("dsnDiag") || columns.has("dsnStatus"));
}

Expected<std::unique_ptr<RowReader>> make_powermta_reader(const Columns&, const ReadOptions& options,
                                                          RecordCollector& records) {
  return std::make_unique<PowerMtaReader>(options, records);
}

}  // namespace carom::ingest::tables
