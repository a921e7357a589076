// A source's rules as one Carom file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "importers/source_rule.h"
#include "importers/tool.h"
#include "support/limits.h"

namespace carom::importers {

struct WriteOptions {
  std::string pack;                ///< a name of the language
  Tool tool = Tool::regex_csv;     ///< whose categories they are
  std::vector<std::string> files;  ///< names of the source's files
  /// The classes that may be used; empty: each category gets a class `pack.category` of the file's own.
  std::set<std::string, std::less<>> std_classes;
  /// Why the compiler refuses a regular expression; empty: it does not. Absent: none is asked.
  std::function<std::string(std::string_view)> why_refused;
  /// Rules, as WrittenRule has their names, that a later check shall not call shadowed, with the id of its warning.
  std::map<std::string, std::string, std::less<>> allowed;
  std::uint32_t longest_pattern = Limits().regex_characters;  ///< bytes; longer ones are refused
};

struct WrittenRule {
  std::string name;  ///< without the pack
  SourcePlace place;
};

/// A category that no class of std.classes stands for.
struct OwnClass {
  SourcePlace place;  ///< of its first rule
  std::string label;
  std::string name;
  bool is_known = false;  ///< it is one of the tool's own, not one that the source's author made up
};

struct WrittenPolicy {
  std::string text;                ///< as an author would type it; canonical layout is the formatter's
  std::vector<WrittenRule> rules;  ///< in order
  std::vector<Refusal> refused;    ///< the source's and those whose expression is not carried over, by place
  std::vector<Defect> defects;     ///< of expressions, which the written rules no longer have
  std::vector<OwnClass> own_classes;
};

/// A rule for each rule, in the source's order, which is the order in which Carom tries them: within one band and pack,
/// the earlier rule wins. The category stays in the rule's name.
[[nodiscard]] WrittenPolicy write_policy(const SourceRules& source, const WriteOptions& options);

}  // namespace carom::importers
