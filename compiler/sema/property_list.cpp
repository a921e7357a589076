// Messages for all blocks, so that each block asks only which kinds it wants.
#include "compiler/sema/property_list.h"

#include <fmt/format.h>

#include "compiler/sema/type_value.h"

namespace carom::compiler {

using dsl::DiagnosticId;

void report_repeated(const std::vector<const ast::Property*>& found, std::string_view what,
                     const TypingContext& context) {
  for (std::size_t i = 1; i < found.size(); ++i) {
    dsl::Diagnostic& repeated =
        context.sink.report(DiagnosticId::C0802, place(found[i]->span, context),
                            fmt::format("{} stands here a second time; expected it once, so remove one", what));
    repeated.notes.push_back({place(found.front()->span, context), "the first one stands here"});
  }
}

void report_missing(const ast::Name& name, std::string_view what, const TypingContext& context) {
  context.sink.report(DiagnosticId::C0801, place(name.span, context),
                      fmt::format("`{}` has no {}, which it needs; add one inside its braces", name.text, what));
}

}  // namespace carom::compiler
