// Numbers of identities go as hexadecimal text: JSON's numbers are exact up to 53 bits for many readers.
#include "cli/verdicts/fact_lines.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "cli/verdicts/list_entry.h"
#include "support/json_writer.h"
#include "support/parse_integer.h"
#include "support/text_arena.h"

namespace carom::cli {
namespace {

using core::SuppressTarget;

std::string hexadecimal(std::int64_t number) {
  return fmt::format("{:016x}", std::bit_cast<std::uint64_t>(number));
}

std::optional<std::int64_t> parse_hexadecimal(std::string_view text) {
  constexpr int kBase = 16;
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number, kBase);
  if (error != std::errc() || rest != end) return std::nullopt;
  return std::bit_cast<std::int64_t>(number);
}

void write(JsonWriter& json, const suppression::NoteFact& fact) {
  const suppression::Note& note = fact.note;
  json.member("kind", "note").member("entry", fact.entry).member("id", hexadecimal(note.id));
  json.member("time", note.time).member("known", note.known);
  json.member("imported", note.kind == suppression::NoteKind::imported).member("lifted", note.is_lifted);
  json.member("guarded", note.suppress.guarded != 0).member("repeats", note.suppress.repeats);
  json.member("within", note.suppress.within).member("lasting", note.suppress.lasting);
  json.member("class", note.class_name).member("rule", note.rule);
  json.member("message", note.message).member("text", note.text).member("source", note.source);
}
void write(JsonWriter& json, const suppression::DeliveryFact& fact) {
  json.member("kind", "delivery").member("entry", fact.entry).member("time", fact.time).member("known", fact.known);
}
void write(JsonWriter& json, const suppression::RemovalFact& fact) {
  json.member("kind", "removal").member("entry", fact.entry).member("time", fact.time);
}
void write(JsonWriter& json, const suppression::WindowFact& fact) {
  json.member("kind", "window").member("seconds", fact.seconds);
}

/// Reads members; remembers whether one was missing or no such value.
class Members {
 public:
  explicit Members(ingest::JsonNode object) : object_(object) {}

  std::int64_t number(std::string_view name) {
    const std::int64_t number = parse_integer(object_[name].scalar(arena_)).value_or(kTooMuch);
    is_good_ &= number > -kTooMuch && number < kTooMuch;
    return number;
  }
  std::int64_t not_negative(std::string_view name, std::int64_t most = kTooMuch) {
    const std::int64_t value = number(name);
    is_good_ &= value >= 0 && value <= most;
    return value;
  }
  std::int64_t identity(std::string_view name) {
    const std::optional<std::int64_t> number = parse_hexadecimal(object_[name].text());
    is_good_ &= number.has_value();
    return number.value_or(0);
  }
  bool boolean(std::string_view name) {
    const std::string_view word = object_[name].scalar(arena_);
    is_good_ &= word == "true" || word == "false";
    return word == "true";
  }
  std::string text(std::string_view name) {
    is_good_ &= object_[name].exists();
    return std::string(object_[name].text());
  }
  std::string entry() {
    Expected<std::string> entry = parse_entry(object_["entry"].text());
    is_good_ &= entry.has_value();
    return entry ? *std::move(entry) : std::string();
  }
  [[nodiscard]] bool is_good() const { return is_good_; }

 private:
  // Sums of such seconds are numbers still.
  static constexpr std::int64_t kTooMuch = 1'000'000'000'000;

  ingest::JsonNode object_;
  TextArena arena_;
  bool is_good_ = true;
};

suppression::Fact read_note(Members& members) {
  suppression::NoteFact fact{members.entry(), {}};
  suppression::Note& note = fact.note;
  note.id = members.identity("id");
  note.time = members.number("time");
  note.known = members.number("known");
  note.kind = members.boolean("imported") ? suppression::NoteKind::imported : suppression::NoteKind::failure;
  note.is_lifted = members.boolean("lifted");
  note.suppress.target = fact.entry.starts_with('@') ? SuppressTarget::domain : SuppressTarget::recipient;
  note.suppress.guarded = members.boolean("guarded") ? 1 : 0;
  note.suppress.repeats =
      static_cast<std::uint32_t>(members.not_negative("repeats", std::numeric_limits<std::uint32_t>::max()));
  note.suppress.within = members.not_negative("within");
  note.suppress.lasting = members.not_negative("lasting");
  note.class_name = members.text("class");
  note.rule = members.text("rule");
  note.message = members.text("message");
  note.text = members.text("text");
  note.source = members.text("source");
  return fact;
}

std::optional<suppression::Fact> read_kind(std::string_view kind, Members& members) {
  if (kind == "note") return read_note(members);
  if (kind == "delivery")
    return suppression::DeliveryFact{members.entry(), members.number("time"), members.number("known")};
  if (kind == "removal") return suppression::RemovalFact{members.entry(), members.number("time")};
  if (kind == "window") return suppression::WindowFact{members.not_negative("seconds")};
  return std::nullopt;
}

}  // namespace

std::string fact_as_json(const suppression::Fact& fact) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  std::visit([&json](const auto& one) { write(json, one); }, fact);
  json.end_object();
  return line;
}

std::optional<suppression::Fact> read_fact(ingest::JsonNode object) {
  Members members(object);
  std::optional<suppression::Fact> fact = read_kind(object["kind"].text(), members);
  return members.is_good() ? fact : std::nullopt;
}

}  // namespace carom::cli
