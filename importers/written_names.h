// What rules and classes are called: labels of a source as words of the language.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/source_rule.h"

namespace carom::importers {

class WrittenNames {
 public:
  /// `files`: names of the source's files, for rules of more than one.
  WrittenNames(const SourceRules& source, const std::vector<std::string>& files);

  /// Two labels that make the same word have two.
  [[nodiscard]] const std::string& word_of_label(const std::string& label) const;
  /// `spam.line12`, of several files `spam.bounces_line12`; a second rule of the line is `spam.line12_2`.
  [[nodiscard]] std::string next_rule(const SourceRule& rule);

 private:
  /// Names that are taken, with how many were asked for by this name: a thousand of one name take a thousand steps.
  using Taken = std::map<std::string, std::uint32_t>;
  [[nodiscard]] static std::string unused(const std::string& name, Taken& taken);

  std::map<std::string, std::string> words_;
  std::vector<std::string> prefixes_;  ///< by file
  Taken rules_;
};

}  // namespace carom::importers
