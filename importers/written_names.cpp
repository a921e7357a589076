// Names keep the label, since that is what reports of the source's users are grouped by, and tell the line.
#include "importers/written_names.h"

#include <fmt/format.h>

#include "support/ascii.h"
#include "support/check.h"

namespace carom::importers {
namespace {

// `SpamBlock` is `spam_block`, `bad-mailbox` is `bad_mailbox`.
std::string word_of(std::string_view label) {
  std::string word;
  for (std::size_t i = 0; i < label.size(); ++i) {
    const char c = label[i];
    if (is_upper_letter(c) && i > 0 && is_lower_letter(label[i - 1])) word += '_';
    word += is_letter_or_digit(c) ? to_lower(c) : '_';
  }
  const bool begins_a_name = !word.empty() && is_lower_letter(word.front());
  return begins_a_name ? word : fmt::format("l{}", word);
}

std::string stem_of(std::string_view file) {
  file.remove_prefix(file.rfind('/') + 1);
  return word_of(file.substr(0, file.find('.')));
}

}  // namespace

WrittenNames::WrittenNames(const SourceRules& source, const std::vector<std::string>& files) {
  Taken taken;
  for (const SourceRule& rule : source.rules)
    if (!words_.contains(rule.label)) words_.emplace(rule.label, unused(word_of(rule.label), taken));
  Taken stems;
  for (const std::string& file : files)
    prefixes_.push_back(files.size() == 1 ? "line" : unused(stem_of(file), stems) + "_line");
}

const std::string& WrittenNames::word_of_label(const std::string& label) const {
  const auto found = words_.find(label);
  CAROM_CHECK(found != words_.end(), "a rule was added behind the names");
  return found->second;
}

std::string WrittenNames::next_rule(const SourceRule& rule) {
  const std::string prefix = rule.place.file < prefixes_.size() ? prefixes_[rule.place.file] : "line";
  return unused(fmt::format("{}.{}{}", word_of_label(rule.label), prefix, rule.place.line), rules_);
}

std::string WrittenNames::unused(const std::string& name, Taken& taken) {
  if (taken.emplace(name, 1).second) return name;
  for (std::uint32_t& count = taken[name];;)
    if (std::string other = fmt::format("{}_{}", name, ++count); taken.emplace(other, 1).second) return other;
}

}  // namespace carom::importers
