// The parser of TOML keeps the place of each value but neither the order of keys nor comments.
#include "importers/kumomta.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "importers/source_lines.h"
#include "importers/toml_parser.h"
#include "support/utf8.h"

namespace carom::importers {
namespace {

// With their indentation, since places count it.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Without its first `count` code points.
std::string_view without_first(std::string_view line, std::size_t count) {
  std::size_t at = 0;
  for (; at < line.size() && count > 0; --count) {
    ++at;
    while (at < line.size() && is_utf8_continuation(line[at])) ++at;
  }
  return line.substr(at);
}

// `"…", # why`: what stands behind the value, if it is its comment.
std::string_view comment_behind(std::string_view rest) {
  rest = trimmed(rest);
  if (rest.starts_with(',')) rest = trimmed(rest.substr(1));
  return rest.starts_with('#') ? trimmed(rest.substr(1)) : std::string_view();
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), lines_(lines_of(text)) {}

  SourceRules read() {
    const toml::parse_result parsed = parse_toml(text_);
    if (!parsed) {
      give_up(parsed.error().source().begin.line, "the file is no TOML: " + std::string(parsed.error().description()),
              "repair it there");
      return std::move(source_);
    }
    if (const toml::table* rules = parsed.table()["rules"].as_table())
      for (const auto& [category, value] : *rules) read_category(category.str(), value);
    else
      give_up(1, "the file has no table `rules`", "put the categories below a line [rules]");
    std::ranges::sort(found_, {}, [](const Found& one) { return std::pair(one.rule.place, one.column); });
    for (std::size_t i = 0; i < found_.size(); ++i) take_comments(i);
    for (Found& one : found_) source_.rules.push_back(std::move(one.rule));
    return std::move(source_);
  }

 private:
  struct Found {
    SourceRule rule;
    std::uint32_t column = 0;
    toml::source_position end;
  };

  void refuse(std::uint32_t line, std::string pattern, std::string reason, std::string repair) {
    source_.refused.push_back({{0, line}, std::move(pattern), std::move(reason), std::move(repair)});
  }

  void give_up(std::uint32_t line, std::string reason, std::string repair) {
    source_.unreadable.push_back({{0, line}, {}, std::move(reason), std::move(repair)});
  }

  void read_category(std::string_view category, const toml::node& value) {
    const toml::array* const patterns = value.as_array();
    if (patterns == nullptr)
      return refuse(value.source().begin.line, std::string(category), "the category has no list of expressions",
                    "write Category = [\"…\"]");
    for (const toml::node& pattern : *patterns) read_pattern(category, pattern);
  }

  void read_pattern(std::string_view category, const toml::node& node) {
    const toml::source_region& source = node.source();
    const toml::value<std::string>* const pattern = node.as_string();
    if (pattern == nullptr)
      return refuse(source.begin.line, std::string(category), "an expression is no string", "put it between quotes");
    Found one;
    one.column = source.begin.column;
    one.rule.place.line = source.begin.line;
    one.rule.pattern = pattern->get();
    one.rule.label = category;
    one.rule.case_matters = !one.rule.pattern.starts_with("(?i)");
    one.end = source.end;
    found_.push_back(std::move(one));
  }

  // Of several on a line the first has what stands above, the last what stands behind.
  void take_comments(std::size_t index) {
    Found& one = found_[index];
    const auto shares_line = [&](std::size_t other) { return found_[other].rule.place == one.rule.place; };
    if (index == 0 || !shares_line(index - 1)) one.rule.comments = comments_above(one.rule.place.line);
    if (index + 1 == found_.size() || !shares_line(index + 1)) one.rule.note = comment_behind(behind(one.end));
  }

  [[nodiscard]] std::string_view behind(const toml::source_position& end) const {
    if (end.line == 0 || end.line > lines_.size() || end.column == 0) return {};
    return without_first(lines_[end.line - 1], end.column - 1);
  }

  [[nodiscard]] std::vector<std::string> comments_above(std::uint32_t line) const {
    std::vector<std::string> comments;
    for (std::size_t above = line - 1; above > 0; --above) {
      const std::string_view comment = trimmed(lines_[above - 1]);
      if (!comment.starts_with('#')) break;
      comments.emplace_back(trimmed(comment.substr(1)));
    }
    std::ranges::reverse(comments);
    return comments;
  }

  std::string_view text_;
  std::vector<std::string_view> lines_;
  std::vector<Found> found_;
  SourceRules source_;
};

}  // namespace

SourceRules read_kumomta(std::string_view text) {
  return Reader(text).read();
}

}  // namespace carom::importers
