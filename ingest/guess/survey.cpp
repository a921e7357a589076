// Objects are walked to the last member, tables column by column; what is damaged is passed over, as no member of it is
// sure.
#include "ingest/guess/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ingest/beginning.h"
#include "ingest/bytes/windows_1252.h"
#include "ingest/guess/unnamed_table.h"
#include "ingest/json/json_elements.h"
#include "ingest/json/json_node.h"
#include "ingest/record_by_record.h"
#include "ingest/records/value_spellings.h"
#include "ingest/tables/columns.h"
#include "ingest/tables/read_table.h"
#include "ingest/tables/row_splitter.h"
#include "support/utf8.h"

namespace carom::ingest::guess {
namespace {

constexpr std::size_t kMostSteps = 8;

std::string escaped_step(std::string_view name) {
  std::string step;
  for (const char c : name) step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return step;
}

/// A name alone where that is enough.
std::string place_of(const std::string& pointer, const std::vector<std::string>& steps) {
  const bool is_name =
      steps.size() == 1 && !steps[0].empty() && !steps[0].starts_with('/') && pointer.find('/', 1) == pointer.npos;
  return is_name ? steps[0] : pointer;
}

/// Walks objects.
class ObjectSurveyor final : public ElementReader {
 public:
  explicit ObjectSurveyor(Survey& survey) : survey_(survey) {}

  std::expected<void, std::string> parse(std::string_view text) override {
    bytes_ += text.size();
    const auto object = document_.parse(text);
    if (!object) return std::unexpected(object.error());
    survey_.begin_record();
    arena_.clear();
    steps_.clear();
    walk_members(*object, "");
    return {};
  }
  bool settle(std::uint64_t) override { return ++records_ < kMostRecords && bytes_ < kMostBytes; }

 private:
  void walk_members(const JsonNode& object, const std::string& pointer) {
    if (steps_.size() == kMostSteps) return;
    for (const auto& [name, value] : object.members()) {
      steps_.emplace_back(name);
      walk(value, pointer + "/" + escaped_step(name));
      steps_.pop_back();
    }
  }
  void walk(const JsonNode& value, const std::string& pointer) {
    if (value.is_object()) return walk_members(value, pointer);
    if (!value.is_array()) return survey_.take(place_of(pointer, steps_), steps_, value.scalar(arena_));
    const auto items = value.items();
    // Arrays in arrays are data of another kind.
    if (!items.empty() && !items[0].is_array()) walk(items[0], pointer + "/0");
  }

  Survey& survey_;
  JsonDocument document_;
  TextArena arena_;
  std::vector<std::string> steps_;
  std::uint64_t records_ = 0;
  std::uint64_t bytes_ = 0;
};

/// What cannot be read is passed over, as often as there may be records: it is told when they are read for good.
class NoRecords final : public RecordSink {
 public:
  bool record(const core::Record&) override { return true; }
  bool reject(const Reject&) override { return ++rejects_ < kMostRecords; }

 private:
  std::uint64_t rejects_ = 0;
};

Expected<void> survey_objects(Input& input, std::uint64_t offset, Survey& survey) {
  NoRecords none;
  RecordByRecord blocks(none);
  RecordCollector collector(input.name(), blocks);
  ObjectSurveyor surveyor(survey);
  return read_elements(input, offset, ReadOptions{}, surveyor, collector);
}

Expected<void> survey_table(Input& input, std::uint64_t offset, Survey& survey) {
  LineReader lines(input, kMaxRecordBytes, offset);
  const auto first = tables::take_first_line(lines);
  if (!first) return std::unexpected(first.error());
  const auto header = *first ? tables::read_header(as_utf8(std::string((*first)->text))) : std::nullopt;
  if (!header) return {};
  const std::vector<std::string>& names = header->columns.names();
  tables::RowSplitter rows(lines, header->separator);
  for (std::uint64_t row = 0; row < kMostRecords; ++row) {
    const auto next = rows.next();
    if (!next) return std::unexpected(next.error());
    if (!*next || (*next)->offset > kMostBytes) break;
    if (!(*next)->damage.empty() || (*next)->cells.size() > names.size()) continue;
    survey.begin_record();
    for (std::size_t i = 0; i < (*next)->cells.size(); ++i)
      survey.take(place_of(fmt::format("/{}", escaped_step(names[i])), {names[i]}), {names[i]},
                  as_utf8((*next)->cells[i]));
  }
  return {};
}

}  // namespace

void Survey::take(const std::string& place, const std::vector<std::string>& steps, std::string_view value) {
  const auto [known, is_new] = by_place_.try_emplace(place, members_.size());
  if (is_new) {
    if (members_.size() == kMostMembers) {
      by_place_.erase(known);
      has_passed_over_ = true;
      return;
    }
    members_.push_back({place, steps, {}});
  }
  Member& member = members_[known->second];
  value = cut_to(trim(value), kMostBytesOfValue);
  const bool has_one = !member.values.empty() && member.values.back().record + 1 == records_;
  if (!value.empty() && !has_one) member.values.push_back({records_ - 1, std::string(value)});
}

bool takes_map(Format format) {
  return format == Format::ndjson || format == Format::json_array || format == Format::csv;
}

Expected<Format> survey_input(ByteSource& source, Format given, Survey& survey) {
  Input input(source);
  Expected<Beginning> beginning = look_at_beginning(input, given);
  if (!beginning) return std::unexpected(beginning.error());
  input.skip(beginning->mark);
  Format format = beginning->format;
  if (given == Format::automatic && format == Format::replies && begins_unnamed_table(input.ahead()))
    format = Format::csv;
  if (!takes_map(format)) return format;
  const Expected<void> read = format == Format::csv ? survey_table(input, beginning->mark, survey)
                                                    : survey_objects(input, beginning->mark, survey);
  if (!read) return std::unexpected(read.error());
  return format;
}

}  // namespace carom::ingest::guess
