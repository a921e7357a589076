// A key with dots (`esp.class`) is a table to the parser; here it is one name again.
#include "cli/reading/map_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "importers/toml_parser.h"
#include "runtime/embed/read_file.h"

namespace carom::cli {
namespace {

// Far more than a line for each field takes.
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

constexpr std::string_view kExpected =
    "expected the name of a member or column or a JSON pointer between quotes, as in";

std::string place_of(std::string_view name, const toml::source_position& position) {
  return fmt::format("{}:{}:{}", name, position.line, position.column);
}

std::string_view described(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::array:
      return "a list";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::table:
      return "nothing";
    default:
      return "a date or a time";
  }
}

class MapReader {
 public:
  explicit MapReader(std::string_view name) : name_(name) {}

  void read(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
      const std::string field = prefix + std::string(key.str());
      const toml::table* const inner = node.as_table();
      if (inner != nullptr && !inner->empty())
        read(*inner, field + ".");
      else
        take(field, key.source().begin, node);
    }
  }
  /// Of several lines that are wrong the first is told.
  [[nodiscard]] Expected<ingest::FieldMap> finish() {
    if (wrong_) return std::unexpected(Error{ErrorKind::usage, std::move(wrong_->message)});
    std::ranges::sort(found_, {}, [](const Found& one) { return std::pair(one.at.line, one.at.column); });
    ingest::FieldMap map;
    for (Found& one : found_) map.push_back(std::move(one.entry));
    return map;
  }

 private:
  struct Found {
    toml::source_position at;
    ingest::MapEntry entry;
  };
  struct Wrong {
    toml::source_position at;
    std::string message;
  };

  void take(const std::string& field, const toml::source_position& at, const toml::node& node) {
    const toml::value<std::string>* const place = node.as_string();
    if (place != nullptr && !place->get().empty()) {
      found_.push_back({at, {field, place->get(), place_of(name_, at)}});
      return;
    }
    if (wrong_ && std::pair(wrong_->at.line, wrong_->at.column) < std::pair(at.line, at.column)) return;
    const toml::source_position& begin = node.source().begin;
    wrong_ = Wrong{at, fmt::format("{}: found {} as the place of `{}`, {} {} = \"/msg/diag\"",
                                   place_of(name_, begin.line == 0 ? at : begin),
                                   place != nullptr ? "an empty string" : described(node), field, kExpected, field)};
  }

  std::string_view name_;
  std::vector<Found> found_;
  std::optional<Wrong> wrong_;
};

}  // namespace

Expected<ingest::FieldMap> parse_map(std::string_view text, std::string_view name) {
  const toml::parse_result parsed = importers::parse_toml(text);
  if (!parsed)
    return std::unexpected(Error{
        ErrorKind::usage, fmt::format("{}: found what is no TOML ({}), expected lines such as text = \"/msg/diag\"; "
                                      "repair it there",
                                      place_of(name, parsed.error().source().begin), parsed.error().description())});
  MapReader reader(name);
  reader.read(parsed.table(), "");
  return reader.finish();
}

Expected<ingest::FieldMap> read_map_file(const std::string& path) {
  const Expected<std::string> text = embed::read_file(path, kMostBytes + 1);
  if (!text) return std::unexpected(text.error());
  if (text->size() > kMostBytes)
    return std::unexpected(
        Error{ErrorKind::usage, fmt::format("{}: found more than {} bytes, expected a map file, with a line for each "
                                            "field; `carom map FILE` writes one",
                                            path, kMostBytes)});
  return parse_map(*text, path);
}

}  // namespace carom::cli
