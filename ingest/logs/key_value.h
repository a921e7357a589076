// `to=<kim@a.example>, relay=mx.a.example[192.0.2.1]:25, …`: how Postfix and Sendmail write the fields of a delivery.
#pragma once

#include <string_view>

namespace carom::ingest::logs {

/// The value behind `key`, which includes its `=`, up to the next `, ` or the end; empty where it is not. A key counts
/// only at the beginning of a field.
[[nodiscard]] std::string_view value_of(std::string_view fields, std::string_view key);

}  // namespace carom::ingest::logs
