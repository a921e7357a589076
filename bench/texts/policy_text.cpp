// Large sets are several files, as one file has a limit.
#include "bench/texts/policy_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace carom::bench {
namespace {

// A file of so many rules stays well below Limits::source_file_bytes.
constexpr std::size_t kRulesAFile = 2'500;
constexpr std::size_t kClasses = 8;

std::string classes() {
  std::string text;
  for (std::size_t i = 0; i < kClasses; ++i)
    text += i % 2 == 0 ? fmt::format("class bench.c{} {{ type permanent; scope recipient; suppress recipient }}\n", i)
                       : fmt::format("class bench.c{} {{ type by code; scope sender; retry after 6h for 5d }}\n", i);
  return text;
}

// Of an expression only what stands for itself.
std::string as_expression(std::string_view literal) {
  std::string made;
  for (const char c : literal) {
    if (std::string_view(R"(\^$.|?*+()[]{}/)").contains(c)) made += '\\';
    made += c;
  }
  return made;
}

std::string condition(std::string_view literal, std::size_t number, PolicyShape shape) {
  const std::string has = fmt::format("text has {}", string_literal(literal));
  if (shape == PolicyShape::has) return "code in [4xx, 5xx] and " + has;
  const bool has_brace = literal.find_first_of("{}") != std::string_view::npos;
  switch (number % 10) {
    case 0:
      return fmt::format("code {} and {}", number % 4 == 0 ? "550" : "4xx", has);
    case 1:
      return fmt::format("status x.{}.x and {}", number % 7 + 1, has);
    case 2:
      return fmt::format("text has all [{}, \"mail\"]", string_literal(literal));
    case 3:
      return has_brace ? has : fmt::format("text like {}", string_literal(std::string(literal) + " {id}"));
    case 4:
      return fmt::format("text matches /{}[ :]+\\d/", as_expression(literal));
    default:
      return "code in [4xx, 5xx] and " + has;
  }
}

std::string rules(std::span<const std::string> conditions, std::size_t first) {
  std::string text;
  for (std::size_t i = 0; i < conditions.size(); ++i)
    text += fmt::format("rule r{} {{ when {} => bench.c{} }}\n", first + i, conditions[i], (first + i) % kClasses);
  return text;
}

}  // namespace

std::string string_literal(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    made += c;
  }
  return made + '"';
}

PolicyText write_rules(std::span<const std::string> conditions) {
  PolicyText policy;
  std::string main = "pack bench 1.0.0 { language 1; layer local }\n" + classes();
  for (std::size_t first = 0; first < conditions.size(); first += kRulesAFile) {
    const std::string name = fmt::format("rules{}.carom", first / kRulesAFile);
    main += fmt::format("include \"{}\"\n", name);
    policy.files["bench-policy/" + name] =
        rules(conditions.subspan(first, std::min(kRulesAFile, conditions.size() - first)), first);
  }
  policy.files[std::string(PolicyText::kMainFile)] = std::move(main);
  for (const auto& [path, text] : policy.files) policy.bytes += text.size();
  return policy;
}

PolicyText write_policy(std::span<const std::string_view> literals, PolicyShape shape) {
  std::vector<std::string> conditions;
  for (const std::string_view literal : literals) conditions.push_back(condition(literal, conditions.size(), shape));
  return write_rules(conditions);
}

}  // namespace carom::bench
