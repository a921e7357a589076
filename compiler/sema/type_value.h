// From a value as written to a value of a field's type. Each function reports what does not fit and then answers
// nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "compiler/ir/condition.h"
#include "compiler/sema/type_condition.h"

namespace carom::compiler {

/// `550`, `5xx`, `45x`, `450..452`
[[nodiscard]] std::optional<core::CodeRange> type_code(const ast::Value& value, const TypingContext& context);
/// `5.7.x`, `x.2.2`, `5.7.606..5.7.649`
[[nodiscard]] std::optional<core::StatusRange> type_status(const ast::Value& value, const TypingContext& context);
/// `a.example`, `.a.example`
[[nodiscard]] std::optional<ir::HostEntry> type_host(const ast::Value& value, const TypingContext& context);
/// `192.0.2.0/24`, `2001:db8::1`
[[nodiscard]] std::optional<ir::CidrEntry> type_cidr(const ast::Value& value, const TypingContext& context);
/// `"SendGrid"`, `sendgrid`; normalised.
[[nodiscard]] std::optional<std::string> type_string(const ast::Value& value, const TypingContext& context);
[[nodiscard]] std::optional<std::int64_t> type_integer(const ast::Value& value, const TypingContext& context);
/// Seconds.
[[nodiscard]] std::optional<std::int64_t> type_duration(const ast::Value& value, const TypingContext& context);
[[nodiscard]] std::optional<bool> type_boolean(const ast::Value& value, const TypingContext& context);
/// The enumerator that a word of an enumerated type names.
[[nodiscard]] std::optional<std::uint8_t> type_word(core::FieldType type, const ast::Value& value,
                                                    const TypingContext& context);

/// "the string `\"x\"`", "the status `5.7.1`": for messages.
[[nodiscard]] std::string describe(const ast::Value& value);
/// C0301: `value` cannot stand where `expected` must.
dsl::Diagnostic& report_wrong_value(const ast::Value& value, std::string_view expected, const TypingContext& context);
/// The place of a part of the file being typed.
[[nodiscard]] dsl::SourceSpan place(Span span, const TypingContext& context);

}  // namespace carom::compiler
