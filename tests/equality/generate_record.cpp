// A rule's wishes are granted first; then codes, wrappers and damage are put around them.
#include "tests/equality/generate_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "tests/equality/spoil.h"

namespace carom::equality {
namespace {

constexpr std::size_t kKilobyte = 1024;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

class RecordWriter {
 public:
  RecordWriter(const GeneratedPolicy& generated, Random& random, Features& features)
      : generated_(generated), random_(random), features_(features) {}

  OwnedRecord write() {
    wish();
    settle_codes();
    write_text();
    write_strings();
    write_numbers();
    write_words();
    write_declared();
    return std::move(record_);
  }

 private:
  // -- what is wished for

  void wish() {
    if (generated_.aims.empty() || random_.chance(8)) {
      features_.note(Feature::aimless_record);
      draft_.put("text", Place::inside, generated_.words.earlier_phrase(random_));
      return;
    }
    features_.note(Feature::aimed_record);
    for (std::uint32_t i = random_.chance(15) ? 2 : 1; i > 0; --i) grant_one(random_.pick(generated_.aims));
  }

  void grant_one(const Aim& aim) {
    grant(aim.when, random_, draft_);
    if (aim.unless.empty() || !random_.chance(25)) return;
    features_.note(Feature::record_for_unless);
    grant(random_.pick(aim.unless), random_, draft_);
  }

  std::optional<std::string> value(std::string_view field) const {
    const auto found = draft_.values.find(field);
    return found == draft_.values.end() ? std::nullopt : std::optional(found->second);
  }

  const TextDraft* text_draft(std::string_view field) const {
    const auto found = draft_.texts.find(field);
    return found == draft_.texts.end() ? nullptr : &found->second;
  }

  // -- codes

  void settle_codes() {
    code_ = value("code");
    status_ = value("status");
    if (!code_ && random_.chance(75)) code_ = random_code();
    if (!status_ && random_.chance(50)) status_ = random_status(code_ ? code_->front() : '5');
    if (value("status.conflict") == "true") code_ = "550", status_ = "4.1.1";
    if (value("status.conflict") == "false") status_.reset();
  }

  std::string random_code() {
    constexpr std::string_view kCodes[] = {"550", "550", "551", "554", "421", "450", "451", "452", "250", "605"};
    return std::string(random_.pick(kCodes));
  }

  std::string random_status(char klass) {
    if (klass != '2' && klass != '4') klass = '5';
    return fmt::format("{}.{}.{}", klass, random_.below(8), random_.below(30));
  }

  // -- text

  void write_text() {
    std::string text = compose(text_draft("text"));
    if (random_.chance(4)) text += " (in reply to RCPT TO command)", features_.note(Feature::stage_in_text);
    text = with_codes(std::move(text), code_, status_);
    text = wrapped(std::move(text));
    if (random_.chance(2)) text.clear();
    if (text.empty()) features_.note(Feature::empty_text);
    lengthen(text);
    spoil_text(text, random_, features_);
    record_.text = std::move(text);
  }

  std::string joint() {
    constexpr std::string_view kJoints[] = {"\r\n", "\n", ", ", ": ", "; ", "", "", "\t", "  ", " - ", ". ", " (", "/"};
    return random_.chance(70) ? " " : std::string(random_.pick(kJoints));
  }

  std::string literal(const std::string& text) {
    return random_.chance(22) ? spoil_literal(text, random_, features_) : text;
  }

  /// The wished-for literals in their places, other words between them.
  std::string compose(const TextDraft* draft) {
    if (draft == nullptr) return random_.chance(10) ? "" : generated_.words.filler(random_, random_.between(1, 6));
    if (draft->whole) return literal(*draft->whole);
    std::vector<std::string> pieces = draft->inside;
    for (std::string& piece : pieces) piece = literal(piece);
    const std::uint32_t most_fillers = random_.chance(30) ? 0 : random_.chance(12) ? 12 : 2;
    pieces.resize(pieces.size() + random_.below(most_fillers + 1));
    for (std::size_t i = draft->inside.size(); i < pieces.size(); ++i) pieces[i] = filler();
    shuffle(pieces);
    std::string text = draft->begin ? literal(*draft->begin) : "";
    for (const std::string& piece : pieces) {
      if (!text.empty()) text += joint();
      text += piece;
    }
    if (draft->end) text.append(text.empty() ? "" : joint()).append(literal(*draft->end));
    return text;
  }

  std::string filler() {
    if (random_.chance(30)) return generated_.words.earlier_phrase(random_);
    return generated_.words.filler(random_, random_.between(1, 4));
  }

  void shuffle(std::vector<std::string>& pieces) {
    for (std::size_t i = pieces.size(); i > 1; --i) std::swap(pieces[i - 1], pieces[random_.below(i)]);
  }

  /// In the text, where the codes lead its lines, or in the record's fields.
  std::string with_codes(std::string text, const std::optional<std::string>& code,
                         const std::optional<std::string>& status) {
    const bool code_in_text = code && random_.chance(65);
    const bool status_in_text = status && random_.chance(65);
    if (code && !code_in_text) set_code(*code);
    if (status && !status_in_text) set_status(*status);
    if (status_in_text) features_.note(Feature::status_in_text);
    if (!code_in_text) return (status_in_text ? *status + " " : "") + text;
    features_.note(Feature::code_in_text);
    const std::string rest = status_in_text ? *status + " " : "";
    const bool has_lines = text.find('\n') != std::string::npos;
    if (has_lines || random_.chance(10)) return with_line_codes(text, *code, rest);
    constexpr std::string_view kBefore[] = {"", "", "", "", "", "smtp; ", "smtp;", " ", "server said (", "error: "};
    return fmt::format("{}{} {}{}", random_.pick(kBefore), *code, rest, text);
  }

  /// `550-5.1.1 first\r\n550 5.1.1 second`, the line ends sometimes lost.
  std::string with_line_codes(std::string_view text, const std::string& code, const std::string& status) {
    const bool is_joined = random_.chance(30);
    features_.note(is_joined ? Feature::joined_lines : Feature::multi_line_reply);
    std::string made;
    while (true) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      const bool is_last = end == text.size();
      made += fmt::format("{}{}{}{}", code, is_last ? " " : "-", status, line);
      if (is_last) return made;
      made += is_joined ? " " : "\r\n";
      text.remove_prefix(end + 1);
    }
  }

  void set_code(const std::string& code) {
    features_.note(Feature::code_in_field);
    record_.plain.code = number_of<std::uint16_t>(code);
    // Out of range: a missing value.
    if (random_.chance(1)) record_.plain.code = static_cast<std::uint16_t>(random_.below(65536));
  }

  void set_status(const std::string& status) {
    record_.plain.status = core::parse_enhanced_status(status);
    if (random_.chance(1)) record_.plain.status = core::EnhancedStatus{3, 1, 1};
  }

  // -- wrappers

  std::string wrapped(std::string text) {
    if (generated_.unwraps.empty()) return text;
    const bool wants_outer = value("outer.code") || value("outer.status") || text_draft("outer.text") != nullptr;
    if (!wants_outer && !random_.chance(20)) return text;
    constexpr std::uint32_t kTimes[] = {1, 1, 1, 1, 1, 2, 2, 3, 4};
    const std::uint32_t times = random_.pick(kTimes);
    features_.note(times == 1 ? Feature::wrapped_once : times == 2 ? Feature::wrapped_twice : Feature::wrapped_deeper);
    for (std::uint32_t i = 0; i < times; ++i) text = in_wrapper(std::move(text));
    return text;
  }

  /// The record's own code is the wrapper's, so the inner one has to stand in the text.
  std::string in_wrapper(std::string text) {
    if (text.empty() || text.front() < '2' || text.front() > '6')
      text = fmt::format("{} {}", code_.value_or("550"), text);
    const TemplateParts& take = random_.pick(generated_.unwraps);
    std::string outside = sample(take, random_, generated_.words, text, host_for(take));
    if (const TextDraft* outer = text_draft("outer.text")) outside = compose(outer) + " " + outside;
    if (random_.chance(20)) outside += random_.chance(50) ? ")" : " (in reply to end of DATA command)";
    const std::string code = value("outer.code").value_or(random_code());
    const auto status = value("outer.status");
    return fmt::format("{} {}{}", code, status ? *status + " " : "", outside);
  }

  /// The record's own, which then has none, or none.
  std::string host_for(const TemplateParts& take) {
    const TemplatePart* hole = host_hole(take);
    if (hole == nullptr || random_.chance(30)) return "";
    features_.note(Feature::host_in_wrapper);
    is_host_in_wrapper_ = true;
    const std::string host = host_value("host");
    return hole->kind == "word" && !host.empty() && random_.chance(70) ? swollen(host) : host;
  }

  /// Over the limit of a text once it is normalised, which makes each of these characters three times as long.
  std::string swollen(const std::string& host) {
    const std::size_t limit = generated_.policy.limits.record_text_bytes;
    if (limit >= kKilobyte) return host;
    features_.note(Feature::host_over_limit);
    std::string made;
    while (3 * made.size() < limit) made += "\U0001D160";
    return made + "." + host;
  }

  // -- length

  void lengthen(std::string& text) {
    const std::size_t limit = generated_.policy.limits.record_text_bytes;
    const bool is_small_limit = limit < kKilobyte;
    std::size_t wanted = 0;
    if (random_.chance(1)) wanted = random_.between(kKilobyte, 3 * kKilobyte);
    if (is_small_limit && random_.chance(25)) wanted = limit + random_.below(100);
    if (!is_small_limit && random_.below(20'000) == 0) wanted = limit + random_.below(1000);
    if (wanted > text.size()) {
      std::string more;
      while (text.size() + more.size() < wanted) more += generated_.words.filler(random_, 4) + " ";
      text = random_.chance(50) ? more + text : text + " " + more;
    }
    if (text.size() >= kKilobyte) features_.note(Feature::long_text);
    if (text.size() > limit) features_.note(Feature::text_over_limit);
  }

  // -- other fields

  /// What stands in a short string or host, if anything was wished for it.
  std::string string_value(std::string_view field, std::string_view joint) {
    const TextDraft* draft = text_draft(field);
    if (draft == nullptr) return "";
    if (draft->whole) return literal(*draft->whole);
    std::string made = draft->begin.value_or("");
    for (const std::string& piece : draft->inside) made += (made.empty() ? "" : std::string(joint)) + piece;
    if (draft->end) made += (made.empty() ? "" : std::string(joint)) + *draft->end;
    return literal(made);
  }

  std::string host_value(std::string_view field) {
    std::string made = string_value(field, "");
    if (made.empty() && random_.chance(15)) made = generated_.words.host(random_);
    if (!made.empty() && random_.chance(10)) made += '.';
    constexpr std::string_view kALabel = "xn--bcher-kva";
    if (const std::size_t at = made.find(kALabel); at != made.npos && random_.chance(50))
      made.replace(at, kALabel.size(), "B\u00FCcher");
    return made;
  }

  void write_strings() {
    if (!is_host_in_wrapper_) record_.host = host_value("host");
    record_.from_domain = host_value("from.domain");
    record_.esp_name = string_value("esp.name", " ");
    record_.esp_class = string_value("esp.class", " ");
    if (record_.esp_class.empty() && random_.chance(5)) record_.esp_class = "Hard bounce";
    write_recipient();
    record_.ip = value("ip").value_or(random_.chance(10) ? random_ipv4(random_) : "");
    if (random_.chance(1)) record_.ip = "not an address";
  }

  void write_recipient() {
    record_.recipient = string_value("rcpt", " ");
    const std::string domain = host_value("rcpt.domain");
    std::string local = string_value("rcpt.local", " ");
    if (record_.recipient.empty() && !local.empty())
      record_.recipient = fmt::format("{}@{}", local, domain.empty() ? "a.example" : domain);
    if (record_.recipient.empty() && random_.chance(50) && !domain.empty()) record_.recipient = "<Bob@" + domain + ">";
    record_.recipient_domain = domain;
  }

  void write_numbers() {
    core::Record& plain = record_.plain;
    if (const auto attempts = value("attempts")) plain.attempts = number_of<std::int64_t>(*attempts);
    if (const auto age = value("age")) plain.age_seconds = number_of<std::int64_t>(*age);
    if (!plain.attempts && random_.chance(10)) plain.attempts = random_.below(12);
    if (!plain.age_seconds && random_.chance(10)) plain.age_seconds = random_.below(1'000'000);
    if (const auto status = value("dsn.status")) plain.dsn_status = core::parse_enhanced_status(*status);
    if (!plain.dsn_status && random_.chance(5)) plain.dsn_status = core::parse_enhanced_status(random_status('5'));
  }

  template <class Word>
  void write_word(std::string_view field, core::FieldType type, Word& word, std::uint32_t percent) {
    if (const auto wished = value(field))
      word = static_cast<Word>(core::find_word(type, *wished).value_or(0));
    else if (random_.chance(percent))
      word = static_cast<Word>(random_.between(1, static_cast<std::uint32_t>(core::words_of(type).size())));
  }

  void write_words() {
    core::Record& plain = record_.plain;
    write_word("stage", core::FieldType::stage, plain.stage, 10);
    write_word("via", core::FieldType::via, plain.via, 20);
    write_word("esp.type", core::FieldType::esp_type, plain.esp_type, 10);
    write_word("dsn.action", core::FieldType::dsn_action, plain.dsn_action, 10);
    write_word("information", core::FieldType::information, plain.information, 3);
  }

  void write_declared() {
    for (const FieldChoice& field : generated_.declared_fields) {
      std::string text = declared_value(field);
      if (text.empty()) continue;
      features_.note(Feature::declared_value);
      record_.declared.emplace_back(field.name, std::move(text));
    }
  }

  std::string declared_value(const FieldChoice& field) {
    if (const auto wished = value(field.name)) return *wished;
    if (field.type == core::FieldType::text)
      return text_draft(field.name) == nullptr ? "" : compose(text_draft(field.name));
    if (field.type == core::FieldType::string) return string_value(field.name, " ");
    if (field.type == core::FieldType::host) return host_value(field.name);
    if (!random_.chance(15)) return "";
    constexpr std::string_view kValues[] = {"3",         "true", "false", "2 hours",
                                            "192.0.2.7", "-1",   "x",     "99999999999999999999"};
    return std::string(random_.pick(kValues));
  }

  const GeneratedPolicy& generated_;
  Random& random_;
  Features& features_;
  Draft draft_;
  OwnedRecord record_;
  std::optional<std::string> code_;
  std::optional<std::string> status_;
  bool is_host_in_wrapper_ = false;
};

}  // namespace

OwnedRecord generate_record(const GeneratedPolicy& generated, Random& random, Features& features) {
  return RecordWriter(generated, random, features).write();
}

std::vector<OwnedRecord> generate_records(const GeneratedPolicy& generated, std::size_t count, std::uint64_t seed,
                                          Features& features) {
  Random random(generated.seed ^ (seed * 0xD1342543DE82EF95 + 1));
  std::vector<OwnedRecord> records;
  records.reserve(count);
  for (std::size_t i = 0; i < count; ++i) records.push_back(generate_record(generated, random, features));
  return records;
}

}  // namespace carom::equality
