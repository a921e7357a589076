// Files of one import are one list: which file a rule comes from decides nothing but what messages say.
#include "importers/tool.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "importers/kumomta.h"
#include "importers/powermta.h"
#include "importers/regex_csv.h"
#include "importers/zonemta.h"

namespace carom::importers {

namespace {

SourceRules read_as(Tool tool, std::string_view text) {
  switch (tool) {
#define TOOL(id, word, name, reader) \
  case Tool::id:                     \
    return reader(text);
#include "importers/tools.def"
#undef TOOL
  }
  std::unreachable();
}

Refusal no_text(std::string_view before) {
  const auto line = static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n'));
  return {{0, line}, {}, "the file is no text: it holds a NUL", "name the file with the rules, as UTF-8"};
}

}  // namespace

SourceRules read_rules(Tool tool, std::string_view text) {
  SourceRules source;
  if (const std::size_t at = text.find('\0'); at != std::string_view::npos) {
    source.unreadable.push_back(no_text(text.substr(0, at)));
    return source;
  }
  source = read_as(tool, text);
  if (source.rules.empty() && !source.refused.empty()) {
    source.unreadable.push_back(std::move(source.refused.front()));
    source.refused.clear();
  }
  return source;
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
  for (Refusal& reason : further.unreadable) {
    reason.place.file = file;
    all.unreadable.push_back(std::move(reason));
  }
  for (std::string& label : further.declared_labels) all.declared_labels.push_back(std::move(label));
}

}  // namespace carom::importers
