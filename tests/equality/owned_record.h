// A record with its bytes, so that it can be kept, cut and printed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "runtime/core/record.h"

namespace carom::equality {

struct OwnedRecord {
  core::Record plain;  ///< only what is no view; the views stay empty
  std::string text;
  std::string host;
  std::string ip;
  std::string recipient;
  std::string recipient_domain;
  std::string from_domain;
  std::string esp_name;
  std::string esp_class;
  std::vector<std::pair<std::string, std::string>> declared;

  /// Every string member, for those who treat all alike.
  [[nodiscard]] std::vector<std::string*> strings();
};

/// Records as engines take them; borrows from `owned`.
class RecordViews {
 public:
  explicit RecordViews(const std::vector<OwnedRecord>& owned);
  RecordViews(const RecordViews&) = delete;
  RecordViews& operator=(const RecordViews&) = delete;

  [[nodiscard]] std::span<const core::Record> all() const { return records_; }

 private:
  std::vector<core::DeclaredValue> declared_;
  std::vector<core::Record> records_;
};

/// One line of JSON with the members that are there; bytes that are no UTF-8 stand in a member of their own, in
/// hexadecimal.
[[nodiscard]] std::string print(const OwnedRecord& record);

}  // namespace carom::equality
