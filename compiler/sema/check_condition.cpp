#include "compiler/sema/check_condition.h"

#include <fmt/format.h>

#include <string>
#include <unordered_set>

#include "compiler/sema/type_value.h"
#include "runtime/core/normalise.h"

namespace carom::compiler {

bool is_never_missing(core::FieldId field) {
  return field == core::field::text || field == core::field::status_conflict || field == core::field::information;
}

void check_repeated_entries(const ast::Array& array, const TypingContext& context) {
  std::unordered_set<std::string> known;
  std::uint32_t previous_end = array.span.begin + 1;
  for (const ast::Value& value : array.values) {
    if (!known.insert(core::normalise_pattern(value.text)).second) {
      dsl::Diagnostic& repeated =
          context.sink.report(dsl::DiagnosticId::C0419, place(value.span, context),
                              fmt::format("{} stands in this list already; remove one of the two", describe(value)));
      fix_with(repeated, place({previous_end, value.span.end}, context), "");
    }
    previous_end = value.span.end;
  }
}

}  // namespace carom::compiler
