// Expects the keys of the object before, in their order; any surprise leaves the line to the full parser.
#include "ingest/json/flat_json.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "ingest/bytes/utf8_check.h"
#include "ingest/json/json_id.h"
#include "ingest/json/json_stops.h"
#include "ingest/json/json_unescape.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

// Sources have some dozens; more are read anew each time.
constexpr std::size_t kMostKeys = 64;

// The one control character that JSON lets stand in a string as it is.
constexpr char kDelete = '\x7F';

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

const char* skip_space(const char* at) {
  while (is_space(*at)) ++at;
  return at;
}

bool belongs_to_number(char c) {
  return is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

bool begins_number(char c) {
  return is_digit(c) || c == '-';
}

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

FlatJsonReader::Key::Key(std::string_view spelled, const Target& key_target)
    : target(key_target), size_(spelled.size()) {
  std::array<char, kMostBytes> mask{};
  std::memcpy(words_.data(), spelled.data(), spelled.size());
  std::memset(mask.data(), 0xFF, spelled.size());
  std::memcpy(masks_.data(), mask.data(), mask.size());
}

bool FlatJsonReader::Key::stands_at(const char* at) const {
  std::array<std::uint64_t, kMostBytes / sizeof(std::uint64_t)> words;
  std::memcpy(words.data(), at, sizeof words);
  std::uint64_t difference = 0;
  for (std::size_t i = 0; i < words.size(); ++i) difference |= (words[i] & masks_[i]) ^ words_[i];
  return difference == 0;
}

FlatJsonReader::FlatJsonReader(std::shared_ptr<const FieldTargets> targets) : targets_(std::move(targets)), keys_(1) {
  keys_.reserve(kMostKeys);
}

const char* FlatJsonReader::read(const char* line, core::Record& record, TextArena& arena) {
  arena_ = &arena;
  is_ascii_ = true;
  builder_.begin(record, arena);
  const char* end = read_members(line);
  if (end == nullptr) return nullptr;
  end = skip_space(end);
  if (*end != '\n' || (!is_ascii_ && !is_utf8(between(line, end)))) return nullptr;
  builder_.finish();
  return end;
}

/// Answers with what stands behind the closing brace.
const char* FlatJsonReader::read_members(const char* at) {
  at = skip_space(at);
  if (*at != '{') return nullptr;
  for (std::uint32_t* expected = &first_;;) {
    const Key* const key = key_at(at, *expected);
    if (key == nullptr) return nullptr;
    Value value;
    if (!read_value(at, key->target, value)) return nullptr;
    take(key->target, value);
    at = *value.end == ',' ? value.end : skip_space(value.end);
    if (*at == '}') return at + 1;
    if (*at != ',') return nullptr;
    expected = &keys_[*expected].next;
  }
}

/// Passes over the brace or comma at `at` and the key behind it, most often the expected one; null when that is no
/// plain key.
const FlatJsonReader::Key* FlatJsonReader::key_at(const char*& at, std::uint32_t& expected) {
  if (!keys_[expected].stands_at(at)) {
    const auto known = std::ranges::find_if(keys_, [at](const Key& key) { return key.stands_at(at); });
    if (known == keys_.end()) return learn_key(at, expected);
    expected = static_cast<std::uint32_t>(known - keys_.begin());
  }
  const Key& key = keys_[expected];
  at += key.size();
  return &key;
}

const FlatJsonReader::Key* FlatJsonReader::learn_key(const char*& at, std::uint32_t& expected) {
  const char* const begin = at;
  const char* name = skip_space(at + 1);
  if (*name++ != '"') return nullptr;
  const char* const name_end = find_stop(name);
  if (*name_end != '"') return nullptr;
  const char* const colon = skip_space(name_end + 1);
  if (*colon != ':') return nullptr;
  at = skip_space(colon + 1);
  const Target target = targets_->find(between(name, name_end));
  const std::string_view spelled = between(begin, at);
  if (keys_.size() == kMostKeys || spelled.size() > Key::kMostBytes) {
    keys_.front().target = target;
    expected = 0;
  } else {
    expected = static_cast<std::uint32_t>(keys_.size());
    keys_.emplace_back(spelled, target);
  }
  return &keys_[expected];
}

bool FlatJsonReader::read_value(const char* at, const Target& target, Value& value) {
  at = skip_space(at);
  if (*at == '"') return read_string(at, target, value);
  if (begins_number(*at)) {
    value.end = at;
    while (belongs_to_number(*value.end)) ++value.end;
    value.text = value.token = between(at, value.end);
    return true;
  }
  for (const std::string_view word : {"null", "true", "false"})
    if (std::memcmp(at, word.data(), word.size()) == 0) {
      value.end = at + word.size();
      value.is_boolean = *at != 'n';
      if (value.is_boolean) value.token = between(at, value.end);
      return true;
    }
  return false;
}

bool FlatJsonReader::read_string(const char* at, const Target& target, Value& value) {
  const char* stop = find_stop(at + 1);
  value.is_plain = *stop == '"';
  if (!is_ascii(*stop)) {
    is_ascii_ = false;
    stop = find_ascii_stop(stop);
  }
  if (*stop == '\\') return read_escaped(at, stop, target, value);
  if (*stop != '"') return false;
  value.end = stop + 1;
  value.text = between(at + 1, stop);
  value.token = between(at, value.end);
  return true;
}

/// Only texts that somebody wants are decoded.
bool FlatJsonReader::read_escaped(const char* at, const char* stop, const Target& target, Value& value) {
  while (*stop == '\\') {
    if (!is_ascii(stop[1]) || is_json_control(stop[1])) return false;
    stop = find_ascii_stop(stop + 2);
  }
  if (*stop != '"') return false;
  is_ascii_ = false;  // bytes beyond ASCII were not looked for
  value.end = stop + 1;
  value.token = between(at, value.end);
  if (target.kind == Target::Kind::nowhere || target.is(Slot::id)) return true;
  const auto text = unescape_json(between(at + 1, stop), *arena_);
  value.text = text.value_or(std::string_view());
  return text.has_value();
}

void FlatJsonReader::take(const Target& target, const Value& value) {
  if (target.kind == Target::Kind::nowhere) return;
  if (target.kind == Target::Kind::declared)
    return builder_.offer_declared(*target.declared, value.is_boolean ? value.token : value.text);
  const bool is_id = target.field.slot == Slot::id;
  if (value.is_boolean) return is_id ? void() : builder_.refuse(target.field, value.token);
  if (!is_id) return builder_.offer(target.field, value.text);
  const bool is_sound = value.is_plain && !value.text.empty() && !value.text.contains(kDelete);
  builder_.offer(target.field, is_sound ? value.token : sound_json_id(value.token, *arena_));
}

}  // namespace carom::ingest
