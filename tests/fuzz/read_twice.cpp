// Every byte that a record views is looked at, so that a sanitizer sees views of what is gone.
#include "tests/fuzz/read_twice.h"

#include <string>
#include <utility>
#include <vector>

#include "ingest/record_by_record.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/viewed_texts.h"

namespace carom::fuzz {
namespace {

class Account final : public ingest::RecordSink {
 public:
  explicit Account(std::uint64_t most_offset) : most_offset_(most_offset) {}

  bool record(const core::Record& record) override {
    count(record.number);
    append_viewed_texts(record, said_);
    put(std::to_string(record.code.value_or(0)));
    return true;
  }
  bool reject(const ingest::Reject& reject) override {
    count(reject.number);
    FUZZ_CHECK(reject.byte_offset <= most_offset_, "an offset lies in the input");
    FUZZ_CHECK(!reject.reason.empty(), "a reject says why");
    put(std::to_string(reject.byte_offset));
    put(reject.reason);
    return true;
  }
  [[nodiscard]] const std::string& said() const { return said_; }
  void put(std::string_view value) { said_.append(value).append(1, '\n'); }

 private:
  void count(std::uint64_t number) { FUZZ_CHECK(number == ++numbered_, "records and rejects are numbered in order"); }

  std::uint64_t most_offset_;
  std::uint64_t numbered_ = 0;
  std::string said_;
};

std::string account_of(std::string_view bytes, const ingest::ReadOptions& options, std::vector<std::size_t> sizes,
                       std::uint64_t most_offset) {
  Pieces source(bytes, std::move(sizes));
  Account account(most_offset);
  ingest::RecordByRecord blocks(account);
  const Expected<void> read = ingest::read_blocks(source, options, blocks);
  // Where a decompressor meets damage hangs on the pieces that it is given.
  account.put(read ? "whole" : read.error().message.substr(0, read.error().message.find(" at byte ")));
  return account.said();
}

}  // namespace

void read_twice(std::string_view bytes, ingest::ReadOptions options, bool is_compressed) {
  options.declared_fields = {{"tenant", core::FieldType::string}, {"weight", core::FieldType::integer}};
  const std::uint64_t most_offset = is_compressed ? std::uint64_t{1} << 40U : bytes.size();
  const std::string whole = account_of(bytes, options, {}, most_offset);
  // The format is told by what comes first, so that comes whole.
  const std::size_t first = options.format == ingest::Format::automatic ? bytes.size() + 1 : 3;
  const std::string pieces = account_of(bytes, options, {first, 1, 7, 64}, most_offset);
  FUZZ_CHECK(whole == pieces, "pieces of other sizes give the same records");
}

}  // namespace carom::fuzz
