// One line a node, two columns a level; what stands in quotes is escaped so that lines stay lines.
#include "dsl/ast/printer.h"

#include <fmt/format.h>

namespace carom::ast {
namespace {

constexpr std::string_view kKinds[] = {"string", "ip", "statuses", "codes", "duration", "integer", "word"};

std::string escaped(char c) {
  switch (c) {
    case '\\':
      return "\\\\";
    case '"':
      return "\\\"";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? fmt::format("\\x{:02x}", static_cast<unsigned char>(c))
                                                  : std::string(1, c);
  }
}

}  // namespace

Printer& Printer::open(std::string_view head) {
  if (!text_.empty()) text_ += '\n';
  text_.append(2 * depth_++, ' ');
  text_ += '(';
  text_ += head;
  return *this;
}

Printer& Printer::open(std::string_view head, Span span) {
  open(head);
  if (spans_ == Spans::show) text_ += fmt::format("@{}..{}", span.begin, span.end);
  return *this;
}

Printer& Printer::close() {
  --depth_;
  text_ += ')';
  return *this;
}

Printer& Printer::word(std::string_view text) {
  text_ += ' ';
  text_ += text;
  return *this;
}

Printer& Printer::word_if(bool condition, std::string_view text) {
  return condition ? word(text) : *this;
}

Printer& Printer::quoted(std::string_view text) {
  text_ += " \"";
  for (const char c : text) text_ += escaped(c);
  text_ += '"';
  return *this;
}

Printer& Printer::names(const std::vector<Name>& names) {
  for (const Name& each : names) name(each);
  return *this;
}

Printer& Printer::value(const Value& value) {
  if (value.kind == ValueKind::string) return quoted(value.text);
  return word(fmt::format("{}:{}", kKinds[static_cast<std::size_t>(value.kind)], value.text));
}

Printer& Printer::array(const Array& array) {
  word("[");
  for (const Value& each : array.values) value(each);
  return word("]");
}

Printer& Printer::duration(const Duration& duration) {
  return word(fmt::format("{}{}", duration.amount, duration.unit));
}

}  // namespace carom::ast
