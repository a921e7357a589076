// PowerMTA's accounting files: the operator chooses columns and their order, so each is found by name
// (https://hackmd.io/@z3d3m0n/Pmta_records).
#include "ingest/event_sink.h"
#include "ingest/tables/table_formats.h"

namespace carom::ingest::tables {
namespace {

/// The type of a row: b bounce, rb bounce by report, t and tq transient, d delivery. Nothing for the others.
bool take_outcome(std::string_view type, DeliveryEvent& event) {
  if (type == "b" || type == "rb")
    event.outcome = Outcome::failed;
  else if (type == "t" || type == "tq")
    event.outcome = Outcome::delayed;
  else if (type == "d")
    event.outcome = Outcome::delivered;
  else
    return false;
  return true;
}

class PowerMtaReader final : public RowReader {
 public:
  PowerMtaReader(const ReadOptions& options, RecordCollector& records) : sink_({}, core::Via::log, options, records) {}

  // `5.1.1 (bad destination mailbox address)`: a status with PowerMTA's own words. The address of a delivery is known
  // without the name of the host.
  void read(const NamedRow& row, std::uint64_t place, std::uint64_t) override {
    sink_.begin(place);
    DeliveryEvent event;
    if (!take_outcome(row["type"], event)) return sink_.pass_over("type " + std::string(row["type"]));
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
