// The quick reader is asked first, the full parser for the lines that it leaves.
#include "ingest/json/json_lines.h"

#include <cstring>
#include <string>
#include <utility>

#include "ingest/readers.h"
#include "ingest/reading_notes.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

const char* line_end(const char* line, const char* end) {
  const void* const found = std::memchr(line, '\n', static_cast<std::size_t>(end - line));
  return found == nullptr ? end : static_cast<const char*>(found);
}

std::string_view without_carriage_return(std::string_view line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

void JsonLines::begin(std::shared_ptr<const FieldTargets> targets) {
  bytes_.clear();
  if (targets == targets_) return;
  targets_ = std::move(targets);
  flat_.reset();
  full_.reset();
  if (targets_->mappings().empty()) flat_.emplace(targets_);
}

void JsonLines::finish(std::uint64_t offset, std::uint64_t numbered, std::uint64_t filled) {
  std::memset(bytes_.reserve(kPadding), '\n', kPadding);
  at_ = bytes_.view().data();
  end_ = at_ + bytes_.size();
  offset_ = offset;
  number_ = numbered;
  filled_ = filled;
}

std::size_t JsonLines::read(std::span<core::Record> records, std::string_view file, TextArena& arena,
                            std::vector<Reject>& rejects) {
  std::size_t count = 0;
  while (count < records.size() && at_ < end_)
    if (read_line(records[count], file, arena, rejects)) ++count;
  return count;
}

/// False: the line is blank or no record.
bool JsonLines::read_line(core::Record& record, std::string_view file, TextArena& arena, std::vector<Reject>& rejects) {
  const char* const begin = at_;
  const char* end = flat_ ? flat_->read(begin, record, arena) : nullptr;
  const bool is_flat = end != nullptr;
  if (!is_flat) end = line_end(begin, end_);
  at_ = end + 1;
  const auto line = without_carriage_return({begin, static_cast<std::size_t>(end - begin)});
  if (!is_flat && trim(line).empty()) return false;
  ++number_;
  std::string reason;
  if (line.size() > kMaxRecordBytes)
    reason = too_long_reason("line", line.size());
  else if (!is_flat)
    reason = read_fully(line, record, arena);
  if (reason.empty()) reason = settle(is_flat ? flat_->builder() : full_->builder(), line);
  record.file = file;
  record.number = number_;
  if (reason.empty()) return true;
  const auto place = static_cast<std::uint64_t>(begin - bytes_.view().data());
  rejects.push_back({std::string(file), number_, offset_ + place, std::move(reason)});
  return false;
}

/// Empty: the line is an object.
std::string JsonLines::read_fully(std::string_view line, core::Record& record, TextArena& arena) {
  if (!full_) full_.emplace(targets_);
  auto read = full_->read(line, record, arena);
  return read ? std::string() : std::move(read.error());
}

/// Empty: the record is good.
std::string JsonLines::settle(const RecordBuilder& builder, std::string_view line) const {
  if (!builder.is_doubtful()) return {};
  return settle_doubts(builder, *targets_, number_, [line] { return member_names(line); });
}

std::uint64_t count_filled_lines(std::string_view lines) {
  std::uint64_t count = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    // Only a line that ends in white space may be blank.
    const bool is_filled = end != 0 && (lines[end - 1] > ' ' || !trim(lines.substr(0, end)).empty());
    count += is_filled ? 1 : 0;
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return count;
}

}  // namespace carom::ingest
