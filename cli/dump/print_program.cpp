// Section by section, as the image holds them, with indices spelled out.
#include "cli/dump/print_program.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/diag/printable.h"

namespace carom::cli {
namespace {

constexpr std::array kOpNames = {
#define PREDICATE_OP(id, operand, meaning) std::string_view(#id),
#include "runtime/core/predicate_ops.def"
#undef PREDICATE_OP
};

constexpr std::array kKindNames = {
#define PATTERN_KIND(id, meaning) std::string_view(#id),
#include "runtime/core/pattern_kinds.def"
#undef PATTERN_KIND
};

std::string_view name_of(core::PatternKind kind) {
  const std::string_view name = kKindNames[static_cast<std::size_t>(kind)];
  return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

class ProgramPrinter {
 public:
  explicit ProgramPrinter(const core::Program& program) : program_(program) {}

  std::string print() {
    sections();
    packs();
    patterns();
    predicates();
    expressions();
    unwraps();
    annotations();
    rules();
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }
  [[nodiscard]] std::string text(core::StringRef ref) const { return dsl::printable(program_.text(ref)); }
  [[nodiscard]] std::string condition(std::uint32_t when, core::RowRange unless) const;

  void sections();
  void packs();
  void patterns();
  void predicates();
  void expressions();
  void unwraps();
  void annotations();
  void rules();

  const core::Program& program_;
  std::string out_;
};

void ProgramPrinter::sections() {
  line("image version {}, {} bytes", core::kImageVersion, program_.image().size());
#define SECTION(name, Row) line("section {}: {} rows", #name, program_.name().size());
#include "runtime/core/image_sections.def"
#undef SECTION
}

void ProgramPrinter::packs() {
  for (const core::PackRow& pack : program_.packs())
    line("pack {} {} ({})", text(pack.name), text(pack.version), core::word_of(pack.layer));
}

void ProgramPrinter::patterns() {
  for (std::size_t i = 0; i < program_.patterns().size(); ++i) {
    const core::PatternRow& row = program_.patterns()[i];
    line("pattern {}: {} {} \"{}\", {} instructions, {} holes", i, program_.field_name(row.field), name_of(row.kind),
         text(row.literal), row.nfa.count, row.holes.count);
  }
}

void ProgramPrinter::predicates() {
  for (std::size_t i = 0; i < program_.predicates().size(); ++i) {
    const core::PredicateRow& row = program_.predicates()[i];
    line("predicate {}: {} {} [{}..{}) {}: {}", i, kOpNames[static_cast<std::size_t>(row.op)],
         program_.field_name(row.field), row.operand.first, row.operand.first + row.operand.count, row.number,
         text(row.printed));
  }
}

void ProgramPrinter::expressions() {
  constexpr std::array<std::string_view, 6> kNames = {"always", "never", "predicate", "all_of", "any_of", "not"};
  for (std::size_t i = 0; i < program_.expressions().size(); ++i) {
    const core::ExprRow& row = program_.expressions()[i];
    std::vector<std::uint32_t> children;
    if (row.op == core::ExprOp::predicate)
      children.push_back(row.children.first);
    else
      for (std::uint32_t child = 0; child < row.children.count; ++child)
        children.push_back(program_.expression_children()[row.children.first + child]);
    line("expression {}: {} {}", i, kNames[static_cast<std::size_t>(row.op)], fmt::join(children, " "));
  }
}

std::string ProgramPrinter::condition(std::uint32_t when, core::RowRange unless) const {
  std::string printed = fmt::format("when {}", when);
  for (std::uint32_t i = 0; i < unless.count; ++i)
    printed += fmt::format(" unless {}", program_.unless()[unless.first + i]);
  return printed;
}

void ProgramPrinter::unwraps() {
  for (const core::UnwrapRow& row : program_.unwraps())
    line("unwrap {}: pattern {}, {}", text(row.name), row.pattern, condition(row.when, row.unless));
}

void ProgramPrinter::annotations() {
  for (const core::AnnotateRow& row : program_.annotations())
    line("annotate {}: {}, {} tags, {} extracts", text(row.name), condition(row.when, row.unless), row.tags.count,
         row.extracts.count);
}

void ProgramPrinter::rules() {
  for (std::size_t i = 0; i < program_.rules().size(); ++i) {
    const core::RuleRow& row = program_.rules()[i];
    line("rule {}: {}{}: {} => {}; {} {}; retry {}; suppress {}", i, text(row.name),
         row.disabled != 0 ? " (disabled)" : "", condition(row.when, row.unless),
         text(program_.classes()[row.klass].name),
         row.verdict.type_by_code != 0 ? "by code" : core::word_of(row.verdict.type), core::word_of(row.verdict.scope),
         core::to_string(row.verdict.retry), core::to_string(row.verdict.suppress));
  }
}

}  // namespace

std::string print(const core::Program& program) {
  return ProgramPrinter(program).print();
}

}  // namespace carom::cli
