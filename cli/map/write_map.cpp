// Whatever the input holds, a comment stays one line and a place one string.
#include "cli/map/write_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/diag/printable.h"
#include "ingest/guess/guess_map.h"
#include "support/counted.h"
#include "support/utf8.h"

namespace carom::cli {
namespace {

using ingest::guess::GuessedField;
using ingest::guess::Member;

constexpr std::size_t kMostBytesOfExample = 72;
constexpr std::size_t kColumnOfComments = 40;

/// A basic string (TOML 1.0).
std::string toml_string(std::string_view text) {
  std::string string = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      string += {'\\', c};
    else if (byte < 0x20 || byte == 0x7f)
      string += fmt::format("\\u{:04X}", byte);
    else
      string += c;
  }
  return string + '"';
}

class MapWriter {
 public:
  MapWriter(const ingest::guess::Survey& survey, bool examples)
      : survey_(survey), examples_(examples), fields_(ingest::guess::guess_map(survey)) {}

  std::string write(const std::string& inputs) {
    text_ = fmt::format(
        "# Where the fields of a bounce stand in {}: a guess from {}, to be looked over.\n"
        "# Take it with --map: carom classify --map THIS_FILE INPUT\n\n",
        dsl::printable(inputs), counted(survey_.records(), "record", "records"));
    for (const GuessedField& field : fields_)
      if (field.member)
        line(fmt::format("{} = {}", field.name, toml_string(members()[*field.member].place)), members()[*field.member]);
    write_others();
    write_missing();
    return std::move(text_);
  }

 private:
  [[nodiscard]] const std::vector<Member>& members() const { return survey_.members(); }

  void line(std::string content, const Member& member) {
    const auto characters =
        static_cast<std::size_t>(std::ranges::count_if(content, [](char c) { return !is_utf8_continuation(c); }));
    if (characters < kColumnOfComments) content.append(kColumnOfComments - characters, ' ');
    text_ += fmt::format("{} # in {} of {}{}\n", content, member.values.size(), survey_.records(), example_of(member));
  }
  [[nodiscard]] std::string example_of(const Member& member) const {
    if (!examples_ || member.values.empty()) return {};
    const std::string& value = member.values.front().text;
    const std::string_view shown = cut_to(value, kMostBytesOfExample);
    return fmt::format(": {}{}", dsl::printable(shown), shown.size() < value.size() ? "…" : "");
  }
  [[nodiscard]] bool is_taken(std::size_t member) const {
    return std::ranges::any_of(fields_, [member](const GuessedField& field) { return field.member == member; });
  }
  void write_others() {
    bool is_first = true;
    for (std::size_t i = 0; i < members().size(); ++i) {
      if (is_taken(i)) continue;
      if (std::exchange(is_first, false)) text_ += "\n# What stands for nothing; FIELD = \"PLACE\" makes it a field.\n";
      line("# " + toml_string(members()[i].place), members()[i]);
    }
    if (survey_.has_passed_over())
      text_ += fmt::format("# Members beyond the first {} were not looked at.\n", ingest::guess::kMostMembers);
  }
  void write_missing() {
    bool is_first = true;
    for (const GuessedField& field : fields_) {
      if (field.member) continue;
      if (std::exchange(is_first, false)) text_ += "\n# Fields that were not found.\n";
      text_ += fmt::format("# {} = \"\"  # {}\n", field.name, field.purpose);
    }
  }

  const ingest::guess::Survey& survey_;
  bool examples_;
  std::vector<GuessedField> fields_;
  std::string text_;
};

}  // namespace

std::string map_as_toml(const ingest::guess::Survey& survey, const std::string& inputs, bool examples) {
  return MapWriter(survey, examples).write(inputs);
}

}  // namespace carom::cli
