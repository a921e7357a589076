// Texts are copied, as a record's views end with the call.
#include "tests/ingest/collected_records.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/descriptor.h"

namespace carom::ingest {
namespace {

void fill(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    ASSERT_GT(count, 0);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  ASSERT_EQ(::lseek(descriptor, 0, SEEK_SET), 0);
}

}  // namespace

bool CollectedRecords::record(const core::Record& record) {
  KeptRecord kept{record,
                  std::string(record.id),
                  std::string(record.text),
                  std::string(record.host),
                  std::string(record.ip),
                  std::string(record.recipient),
                  std::string(record.recipient_domain),
                  std::string(record.from_domain),
                  std::string(record.esp_name),
                  std::string(record.esp_class),
                  {}};
  for (const auto& [name, value] : record.declared) kept.declared.emplace_back(name, value);
  records.push_back(std::move(kept));
  return records.size() + rejects.size() < stop_after;
}

bool CollectedRecords::reject(const Reject& reject) {
  rejects.push_back(reject);
  return records.size() + rejects.size() < stop_after;
}

Expected<void> read_bytes(std::string_view bytes, const ReadOptions& options, RecordSink& sink, std::string_view name) {
  const Descriptor descriptor(::memfd_create("input", MFD_CLOEXEC));
  fill(descriptor.number(), bytes);
  return read_records(descriptor.number(), name, options, sink);
}

CollectedRecords collect(std::string_view bytes, const ReadOptions& options) {
  CollectedRecords sink;
  const auto result = read_bytes(bytes, options, sink);
  EXPECT_TRUE(result) << result.error().message;
  return sink;
}

CollectedRecords collect_file(const std::string& path, const ReadOptions& options) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  EXPECT_GE(descriptor.number(), 0) << path;
  CollectedRecords sink;
  const auto result = read_records(descriptor.number(), path, options, sink);
  EXPECT_TRUE(result) << path << ": " << result.error().message;
  return sink;
}

std::string shared_data() {
  const char* named = std::getenv("CAROM_SHARED");
  const std::string path = named != nullptr ? named : std::string(CAROM_SOURCE_DIR) + "/../shared";
  return std::filesystem::is_directory(path) ? path : std::string();
}

}  // namespace carom::ingest
