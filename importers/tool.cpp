// Files of one import are one list: which file a rule comes from decides nothing but what messages say.
#include "importers/tool.h"

#include <utility>

#include "importers/kumomta.h"
#include "importers/powermta.h"
#include "importers/regex_csv.h"
#include "importers/zonemta.h"

namespace carom::importers {

SourceRules read_rules(Tool tool, std::string_view text) {
  switch (tool) {
#define TOOL(id, word, name, reader) \
  case Tool::id:                     \
    return reader(text);
#include "importers/tools.def"
#undef TOOL
  }
  std::unreachable();
}

void append(SourceRules& all, SourceRules further, std::uint32_t file) {
  for (SourceRule& rule : further.rules) {
    rule.place.file = file;
    all.rules.push_back(std::move(rule));
  }
  for (Refusal& refusal : further.refused) {
    refusal.place.file = file;
    all.refused.push_back(std::move(refusal));
  }
  for (std::string& label : further.declared_labels) all.declared_labels.push_back(std::move(label));
}

}  // namespace carom::importers
