// Enhanced status codes (RFC 3463): one, a family with x, a range of last numbers.
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "compiler/sema/operators.h"
#include "compiler/sema/type_value.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

constexpr std::uint16_t kHighestPart = 999;

using Parts = std::array<std::string_view, 3>;

// The grammar lets through only three parts, each `x` or one to three digits.
Parts parts_of(std::string_view status) {
  const std::size_t first = status.find('.');
  const std::size_t second = status.find('.', first + 1);
  return {status.substr(0, first), status.substr(first + 1, second - first - 1), status.substr(second + 1)};
}

std::uint16_t number_of(std::string_view digits) {
  std::uint16_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::uint16_t lowest(std::string_view part) {
  return part == "x" ? std::uint16_t{0} : number_of(part);
}
std::uint16_t highest(std::string_view part) {
  return part == "x" ? kHighestPart : number_of(part);
}

std::uint8_t class_mask(std::string_view part) {
  constexpr unsigned kAllClasses = 1U << 2 | 1U << 4 | 1U << 5;
  return static_cast<std::uint8_t>(part == "x" ? kAllClasses : 1U << number_of(part));
}

core::StatusRange range_of(const Parts& parts, std::uint16_t detail_first, std::uint16_t detail_last) {
  return {class_mask(parts[0]), 0, lowest(parts[1]), highest(parts[1]), detail_first, detail_last};
}

dsl::Diagnostic& report_bad(const ast::Value& value, const TypingContext& context, std::string_view why) {
  return context.sink.report(DiagnosticId::C0305, place(value.span, context), fmt::format("`{}` {}", value.text, why));
}

// What the author probably meant by a word such as `5.4` or `5.7.*`; empty if there is no telling.
std::string guess(std::string_view word) {
  const auto is_part = [](std::string_view part) {
    return part == "x" || (!part.empty() && part.size() <= 3 && part.find_first_not_of("0123456789") == part.npos);
  };
  if (word.ends_with(".*")) word.remove_suffix(2);
  std::string status;
  int count = 0;
  for (std::size_t begin = 0; begin <= word.size(); ++count) {
    const std::size_t end = std::min(word.find('.', begin), word.size());
    if (count == 3 || !is_part(word.substr(begin, end - begin))) return {};
    status.append(count == 0 ? "" : ".").append(word.substr(begin, end - begin));
    begin = end + 1;
  }
  for (; count < 3; ++count) status += ".x";
  return std::string_view("245x").contains(status[0]) && status[1] == '.' ? status : std::string{};
}

void report_not_a_status(const ast::Value& value, const TypingContext& context) {
  const std::string meant =
      value.kind == ast::ValueKind::word || value.kind == ast::ValueKind::integer ? guess(value.text) : std::string{};
  if (!meant.empty()) {
    dsl::Diagnostic& bad = report_bad(value, context,
                                      fmt::format("is no enhanced status code: that has three parts (class 2, 4 or 5, "
                                                  "subject, detail); `x` stands for any, as in `{}`",
                                                  meant));
    // `5.4` may have lost its subject or its detail; a star says where it stands.
    return bad.offer(
        place(value.span, context), meant,
        value.text.ends_with(".*") ? dsl::Applicability::machine_applicable : dsl::Applicability::for_review);
  }
  dsl::Diagnostic& wrong = report_wrong_value(value, operators_of(core::FieldType::status).value_example, context);
  if (value.kind == ast::ValueKind::codes)
    wrong.notes.push_back({std::nullopt, fmt::format("reply codes are tested by `code {}`", value.text)});
}

std::optional<core::StatusRange> type_range(const ast::Value& value, const Parts& from, const Parts& to,
                                            const TypingContext& context) {
  if (from[0] != to[0] || from[1] != to[1]) {
    report_bad(value, context, "changes more than the last number; write one range for each class and subject");
    return std::nullopt;
  }
  if (from[2] == "x" || to[2] == "x") {
    report_bad(value, context, "has no numbers at its ends; write `..` between two last numbers, or `x` without `..`");
    return std::nullopt;
  }
  if (number_of(from[2]) <= number_of(to[2])) return range_of(from, number_of(from[2]), number_of(to[2]));
  dsl::Diagnostic& reversed =
      report_bad(value, context, "runs backwards and holds no status; write the lower number first");
  reversed.offer(place(value.span, context),
                 fmt::format("{}.{}.{}..{}.{}.{}", to[0], to[1], to[2], from[0], from[1], from[2]),
                 dsl::Applicability::for_review);
  return std::nullopt;
}

}  // namespace

std::optional<core::StatusRange> type_status(const ast::Value& value, const TypingContext& context) {
  if (value.kind != ast::ValueKind::statuses) {
    report_not_a_status(value, context);
    return std::nullopt;
  }
  const std::string_view text = value.text;
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos)
    return type_range(value, parts_of(text.substr(0, dots)), parts_of(text.substr(dots + 2)), context);
  const Parts parts = parts_of(text);
  return range_of(parts, lowest(parts[2]), highest(parts[2]));
}

}  // namespace carom::compiler
