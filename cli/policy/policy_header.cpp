// One file for the user: the interface and the words to compare with.
#include "cli/policy/policy_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "cli/runtime_header.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

bool is_plain_name(std::string_view name) {
  return std::ranges::all_of(name, is_plain);
}

std::string macro_of(std::string_view name) {
  std::string macro = "CAROM_CLASS_";
  for (const char c : name) {
    if (c == '.')
      macro += '_';
    else
      macro += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return macro;
}

std::string packs_of(const core::Program& program) {
  std::string packs;
  for (const core::PackRow& pack : program.packs())
    if (is_plain_name(program.text(pack.name)) && is_plain_name(program.text(pack.version)))
      packs += fmt::format("//   {} {}\n", program.text(pack.name), program.text(pack.version));
  return packs;
}

std::string declaration_of(const std::string& symbol) {
  return fmt::format(
      "\n#ifdef __cplusplus\nextern \"C\" {{\n#endif\nextern const struct carom_policy {};\n#ifdef "
      "__cplusplus\n}}\n#endif\n",
      symbol);
}

}  // namespace

PolicyHeader policy_header(const core::Program& program, const std::string& symbol) {
  PolicyHeader header;
  header.text = fmt::format("// The policy that was compiled with this header has {} and is made of:\n{}\n{}",
                            counted(program.rules().size(), "rule", "rules"), packs_of(program), kRuntimeHeader);
  if (!symbol.empty()) header.text += declaration_of(symbol);
  header.text += "\n// carom_verdict::class_name; where two classes would have one name, the first has it.\n";
  std::map<std::string, std::string_view> known;
  for (const core::ClassRow& row : program.classes()) {
    const std::string_view name = program.text(row.name);
    if (!is_plain_name(name)) continue;
    const auto [macro, is_new] = known.emplace(macro_of(name), name);
    if (is_new)
      header.text += fmt::format("#define {} \"{}\"\n", macro->first, name);
    else
      header.told.push_back(fmt::format("class `{}` has no macro: {} is `{}`", name, macro->first, macro->second));
  }
  return header;
}

}  // namespace carom::cli
