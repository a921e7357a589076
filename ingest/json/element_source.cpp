// The bytes between two places go with the second.
#include "ingest/json/element_source.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "ingest/json/json_record.h"
#include "ingest/records/value_spellings.h"
#include "support/check.h"

namespace carom::ingest {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view kSpaces = " \t\r\n";

}  // namespace

std::optional<MemberPlace> find_member_place(std::string_view object) {
  const std::size_t close = object.find_last_not_of(kSpaces);
  if (close == std::string_view::npos || object[close] != '}') return std::nullopt;
  const std::size_t last = object.substr(0, close).find_last_not_of(kSpaces);
  if (last == std::string_view::npos) return std::nullopt;
  return MemberPlace{last + 1, last == object.find_first_not_of(kSpaces)};
}

bool has_own_member(std::string_view object, std::string_view name) {
  // Names are rarely spelled with escapes, and most objects do not have the letters anywhere.
  if (!object.contains(name) && !object.contains("\\u")) return false;
  const simdjson::padded_string padded(object);
  ondemand::parser parser;
  ondemand::document document;
  ondemand::object members;
  if (parser.iterate(padded).get(document) || document.get_object().get(members)) return false;
  for (auto member : members) {
    std::string_view key;
    if (member.unescaped_key().get(key)) return false;
    if (key == name) return true;
  }
  return false;
}

void ElementSource::take(std::string_view bytes) {
  bytes_.erase(0, begin_);
  begin_ = 0;
  bytes_ += bytes;
}

std::optional<std::string> ElementSource::open_place(std::uint64_t offset, std::string_view text) {
  const std::optional<MemberPlace> place = find_member_place(text);
  if (!place) return "found an object that does not end in `}`, expected room for a member more";
  if (has_own_member(text, member_))
    return fmt::format("found a member `{}` already, expected none; --enrich-key names another", member_);
  hand_over(offset + place->at);
  sink_.open_place(place->is_empty);
  return std::nullopt;
}

void ElementSource::hand_over(std::uint64_t end) {
  CAROM_CHECK(end >= offset_ && end - offset_ <= bytes_.size() - begin_, "pieces of a source come in order");
  const std::string_view piece = std::string_view(bytes_).substr(begin_, static_cast<std::size_t>(end - offset_));
  if (piece.empty()) return;
  last_ = piece.back();
  sink_.keep_source(piece);
  begin_ += piece.size();
  offset_ = end;
}

void ElementSource::finish() {
  hand_over(offset_ + bytes_.size() - begin_);
  if (last_ != '\n') sink_.keep_source("\n");
}

}  // namespace carom::ingest
