// Who may change what: targets lie in the same or a lower layer than the change.
#include "compiler/sema/change_target.h"

#include <fmt/format.h>

#include "compiler/sema/name_report.h"

namespace carom::compiler {

bool may_change(const LinkedPolicy& policy, const ChangeTarget& target, const ast::Name& written, Reader reader,
                dsl::DiagnosticSink& sink) {
  const core::Layer own = policy.layer_of(reader.pack);
  if (own <= target.layer) return true;
  auto& found = sink.report(
      dsl::DiagnosticId::C0703, place(reader.file, written.span),
      fmt::format("a pack of layer {} may not change `{}` of layer {}; make the change in a pack "
                  "of layer {} or higher",
                  core::word_of(own), target.name, core::word_of(target.layer), core::word_of(target.layer)));
  found.notes.push_back({target.where, "declared here"});
  return false;
}

}  // namespace carom::compiler
