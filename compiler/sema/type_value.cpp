// What all value typers share, and the values that need no file of their own: strings, booleans, words.
#include "compiler/sema/type_value.h"

#include <fmt/format.h>

#include <vector>

#include "compiler/sema/operators.h"
#include "dsl/diag/nearest_name.h"
#include "runtime/core/normalise.h"
#include "runtime/core/record.h"
#include "runtime/core/stage_command.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

std::string_view noun_of(ast::ValueKind kind) {
  switch (kind) {
    case ast::ValueKind::string:
      return "string";
    case ast::ValueKind::ip:
      return "address";
    case ast::ValueKind::statuses:
      return "status";
    case ast::ValueKind::codes:
      return "reply code";
    case ast::ValueKind::duration:
      return "duration";
    case ast::ValueKind::integer:
      return "number";
    case ast::ValueKind::word:
      return "word";
  }
  return "value";
}

// Commands are not stages; several of them may belong to one.
bool suggest_stage(core::FieldType type, const ast::Value& value, dsl::Diagnostic& unknown) {
  const auto stage = core::stage_of_command(value.text);
  if (type != core::FieldType::stage || !stage) return false;
  const std::string word(core::word_of(*stage));
  unknown.notes.push_back({std::nullopt, fmt::format("the stage of `{}` is `{}`", value.text, word)});
  unknown.offer(unknown.where, word, dsl::Applicability::machine_applicable);
  return true;
}

}  // namespace

std::string describe(const ast::Value& value) {
  const std::string_view quote = value.kind == ast::ValueKind::string ? "\"" : "";
  return fmt::format("the {} `{}{}{}`", noun_of(value.kind), quote, value.text, quote);
}

dsl::SourceSpan place(Span span, const TypingContext& context) {
  return {context.file, span};
}

dsl::Diagnostic& report_wrong_value(const ast::Value& value, std::string_view expected, const TypingContext& context) {
  return context.sink.report(DiagnosticId::C0301, place(value.span, context),
                             fmt::format("found {}, expected {}", describe(value), expected));
}

std::optional<std::string> type_string(const ast::Value& value, const TypingContext& context) {
  if (value.kind == ast::ValueKind::string || value.kind == ast::ValueKind::word)
    return core::normalise_pattern(value.text);
  dsl::Diagnostic& wrong = report_wrong_value(value, operators_of(core::FieldType::string).value_example, context);
  wrong.notes.push_back({std::nullopt, "a string that looks like a number or address stands in quotes"});
  wrong.offer(place(value.span, context), fmt::format("\"{}\"", value.text), dsl::Applicability::machine_applicable);
  return std::nullopt;
}

std::optional<bool> type_boolean(const ast::Value& value, const TypingContext& context) {
  if (value.kind == ast::ValueKind::word && value.text == "true") return true;
  if (value.kind == ast::ValueKind::word && value.text == "false") return false;
  report_wrong_value(value, operators_of(core::FieldType::boolean).value_example, context);
  return std::nullopt;
}

std::optional<std::uint8_t> type_word(core::FieldType type, const ast::Value& value, const TypingContext& context) {
  if (value.kind != ast::ValueKind::word) {
    report_wrong_value(value, describe_values(type), context);
    return std::nullopt;
  }
  if (const auto word = core::find_word(type, value.text)) return word;
  dsl::Diagnostic& unknown =
      context.sink.report(DiagnosticId::C0303, place(value.span, context),
                          fmt::format("no word `{}` here; expected {}", value.text, describe_values(type)));
  if (suggest_stage(type, value, unknown)) return std::nullopt;
  dsl::suggest_name(unknown, value.text, unknown.where, core::words_of(type), context.sink.suggesting());
  return std::nullopt;
}

}  // namespace carom::compiler
