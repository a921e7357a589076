// A sink that keeps what a reader finds, and ways to give a reader its input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/records/record_source.h"

namespace carom::ingest {

/// A record whose strings are its own.
struct KeptRecord {
  core::Record values;  ///< its views are dangling; use the strings below
  std::string id, text, host, ip, recipient, recipient_domain, from_domain, esp_name, esp_class;
  std::vector<std::pair<std::string, std::string>> declared;
};

class CollectedRecords : public RecordSink {
 public:
  bool record(const core::Record& record) override;
  bool reject(const Reject& reject) override;

  std::vector<KeptRecord> records;
  std::vector<Reject> rejects;
  std::size_t stop_after = static_cast<std::size_t>(-1);  ///< answers false from then on
};

/// Reads `bytes` as from a file of that name.
Expected<void> read_bytes(std::string_view bytes, const ReadOptions& options, RecordSink& sink,
                          std::string_view name = "input");
/// As above; fails the test when the input as a whole is refused.
CollectedRecords collect(std::string_view bytes, const ReadOptions& options = {});
CollectedRecords collect_file(const std::string& path, const ReadOptions& options = {});

/// The folder of test data that lies beside the project; empty when absent.
std::string shared_data();

}  // namespace carom::ingest
