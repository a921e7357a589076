// Tags and facts: what annotations add to a verdict without changing it.
#pragma once

#include <string_view>
#include <vector>

#include "runtime/core/evaluate.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"

namespace carom::core {

/// Conditions hold and, if the annotation extracts, at least one of its patterns matches: several are alternatives.
[[nodiscard]] bool annotation_holds(Evaluation& evaluation, const AnnotateRow& annotation);

/// Replaces `tags` and `facts` by those of all annotations that hold, each name once: the first wins. A fact's value
/// is spelled as in the record's text, except where that is no UTF-8: then it is normalised.
void annotate(Evaluation& evaluation, const Record& record, std::vector<std::string_view>& tags,
              std::vector<Fact>& facts);

}  // namespace carom::core
