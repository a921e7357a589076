// Host names as the domain name system spells them: lower-case A-labels (RFC 5890).
#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/operators.h"
#include "compiler/sema/type_value.h"
#include "runtime/core/host_name.h"
#include "support/ascii.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

std::string as_records_are_read(std::string_view text) {
  core::NormalisedText name;
  core::normalise(text, name);
  core::use_a_labels(name);
  return name.text;
}

// What the author probably meant: no quotes, no upper case, A-labels, `.a.example` for `*.a.example`, no final dot.
std::string guess(std::string_view text) {
  std::string name = as_records_are_read(text);
  if (name.starts_with("*.")) name.erase(0, 1);
  if (name.ends_with('.')) name.pop_back();
  return core::is_host_name(std::string_view(name).substr(name.starts_with('.') ? 1 : 0)) ? name : std::string{};
}

void report_bad(const ast::Value& value, const TypingContext& context, std::string_view why) {
  dsl::Diagnostic& bad = context.sink.report(DiagnosticId::C0306, place(value.span, context),
                                             fmt::format("`{}` is no host name: {}", value.text, why));
  if (std::string meant = guess(value.text); !meant.empty())
    bad.offer(place(value.span, context), meant, dsl::Applicability::machine_applicable);
}

bool has_other_scripts(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

void report_string(const ast::Value& value, const TypingContext& context) {
  if (has_other_scripts(value.text))
    return report_bad(value, context, "international names are written as A-labels (`xn--…`), as they travel in mail");
  report_bad(value, context, "hosts stand without quotes, in lower case, as in `a.example` or `.a.example`");
}

}  // namespace

std::optional<ir::HostEntry> type_host(const ast::Value& value, const TypingContext& context) {
  if (value.kind == ast::ValueKind::string) {
    report_string(value, context);
    return std::nullopt;
  }
  if (value.kind != ast::ValueKind::word) {
    dsl::Diagnostic& wrong = report_wrong_value(value, operators_of(core::FieldType::host).value_example, context);
    if (value.kind == ast::ValueKind::ip)
      wrong.notes.push_back({std::nullopt, fmt::format("addresses are tested by `ip {}`", value.text)});
    return std::nullopt;
  }
  const bool below = value.text.starts_with('.');
  const std::string_view name = std::string_view(value.text).substr(below ? 1 : 0);
  if (core::is_host_name(name)) return ir::HostEntry{std::string(name), below};
  report_bad(value, context,
             name.ends_with(".*") ? "a `*` cannot end it; `.a.example` stands for the hosts below a.example"
                                  : "labels have 1 to 63 of a-z, 0-9, `-` and `_`, the whole at most 253");
  return std::nullopt;
}

}  // namespace carom::compiler
