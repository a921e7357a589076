// Printing and cutting walk the same tree, so that what is cut still parses.
#include "tests/equality/source_tree.h"

#include <utility>

namespace carom::equality {
namespace {

void print_to(std::string& out, const Source& source) {
  out += source.head;
  bool is_first = true;
  for (const Source& part : source.parts) {
    if (!is_first) out += source.joint;
    is_first = false;
    print_to(out, part);
  }
  out += source.tail;
}

}  // namespace

std::string print(const Source& source) {
  std::string out;
  print_to(out, source);
  return out;
}

Source removable(Source source) {
  source.may_go = true;
  return source;
}

Source text(std::string head) {
  return {.head = std::move(head)};
}

Source sequence(std::vector<Source> parts, std::string_view joint) {
  return {.head = "", .parts = std::move(parts), .joint = joint};
}

Source quoted(std::string_view content) {
  std::string escaped;
  for (const char c : content) {
    if (c == '"' || c == '\\') escaped += '\\';
    if (c == '\n' || c == '\t')
      escaped += c == '\n' ? "\\n" : "\\t";
    else
      escaped += c;
  }
  Source inside{.head = std::move(escaped), .letters_may_go = true};
  return {.head = "\"", .parts = {std::move(inside)}, .tail = "\""};
}

Source array(std::vector<Source> entries) {
  for (Source& entry : entries) entry.may_go = true;
  return {.head = "[", .parts = std::move(entries), .joint = ", ", .tail = "]"};
}

}  // namespace carom::equality
