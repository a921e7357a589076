// One file for the user: the interface and the words to compare with.
#include "cli/policy_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
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

}  // namespace

std::string policy_header(const core::Program& program) {
  std::string text = fmt::format("// The policy that was compiled with this header has {} and is made of:\n{}\n{}",
                                 counted(program.rules().size(), "rule", "rules"), packs_of(program), kRuntimeHeader);
  text += "\n// carom_verdict::class_name; where two classes would have one name, the first has it.\n";
  std::set<std::string> known;
  for (const core::ClassRow& row : program.classes()) {
    const std::string_view name = program.text(row.name);
    if (!is_plain_name(name)) continue;
    const std::string macro = macro_of(name);
    if (known.insert(macro).second) text += fmt::format("#define {} \"{}\"\n", macro, name);
  }
  return text;
}

}  // namespace carom::cli
