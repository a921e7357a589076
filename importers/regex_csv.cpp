// A quoted field may hold commas, quotes and line ends, so rows are not lines.
#include "importers/regex_csv.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "importers/source_lines.h"
#include "support/byte_order_mark.h"

namespace carom::importers {
namespace {

struct Row {
  std::uint32_t line = 1;
  std::vector<std::string> fields;
  bool closed = true;  ///< its quotes are
};

class Rows {
 public:
  explicit Rows(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  Row next() {
    Row row;
    row.line = line_;
    do {
      row.fields.push_back(next_field(row.closed));
    } while (take(','));
    take('\r');
    if (take('\n')) ++line_;
    return row;
  }

 private:
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::string next_field(bool& closed) {
    if (take('"')) return quoted_field(closed);
    const std::size_t end = std::min(rest_.find_first_of(",\n"), rest_.size());
    std::string field(trimmed(rest_.substr(0, end)));
    rest_.remove_prefix(end);
    return field;
  }
  // What stands between the closing quote and the comma belongs to nothing: the row counts as not closed.
  std::string quoted_field(bool& closed) {
    std::string field;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"' && !take('"')) {
        const std::size_t end = std::min(rest_.find_first_of(",\n"), rest_.size());
        closed = closed && trimmed(rest_.substr(0, end)).empty();
        rest_.remove_prefix(end);
        return field;
      }
      if (c == '\n') ++line_;
      field += c;
    }
    closed = false;
    return field;
  }

  std::string_view rest_;
  std::uint32_t line_ = 1;
};

bool is_header(const Row& row) {
  return row.line == 1 && row.fields.size() >= 2 && (row.fields[0] == "pattern" || row.fields[0] == "regex") &&
         row.fields[1] == "label";
}

}  // namespace

SourceRules read_regex_csv(std::string_view text) {
  SourceRules source;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (Rows rows(text); !rows.at_end();) {
    Row row = rows.next();
    if (is_header(row) || (row.fields.size() == 1 && row.fields[0].empty())) continue;
    if (!row.closed) {
      source.refused.push_back({{0, row.line},
                                row.fields[0],
                                "a quoted field is not closed before the comma or the end",
                                "close it, and double the quotes inside"});
    } else if (row.fields.size() < 2 || row.fields.size() > 3 || row.fields[0].empty() || row.fields[1].empty()) {
      source.refused.push_back({{0, row.line},
                                row.fields[0],
                                "the row is not pattern,label or pattern,label,comment",
                                "quote a pattern that holds commas, and give each a label"});
    } else {
      SourceRule rule;
      rule.place.line = row.line;
      rule.pattern = std::move(row.fields[0]);
      rule.label = std::move(row.fields[1]);
      if (row.fields.size() == 3) rule.note = std::move(row.fields[2]);
      source.rules.push_back(std::move(rule));
    }
  }
  return source;
}

}  // namespace carom::importers
