// Mails for the tests of their reader.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/ingest/collected_records.h"

namespace carom::ingest {

inline ReadOptions as_mail() {
  ReadOptions options;
  options.format = Format::mail;
  return options;
}

/// A multipart/report around the fields of a delivery report.
inline std::string report(const std::string& fields, const std::string& notice = "It could not be delivered.\n") {
  return "From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail\nMIME-Version: 1.0\n"
         "Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"b1\"\n\npreamble\n"
         "--b1\nContent-Type: text/plain; charset=us-ascii\n\n" +
         notice + "\n--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" + fields +
         "\n--b1\nContent-Type: message/rfc822\n\nSubject: original\nX-Failed-Recipients: "
         "not@this.example\n\nhello\n--b1--\n";
}

inline KeptRecord only_record(const std::string& mail) {
  auto found = collect(mail, as_mail());
  EXPECT_TRUE(found.rejects.empty());
  EXPECT_EQ(found.records.size(), 1u);
  return found.records.empty() ? KeptRecord{} : found.records[0];
}

}  // namespace carom::ingest
