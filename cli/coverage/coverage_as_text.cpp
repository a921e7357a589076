// Coverage for people: three lists, each empty one left out.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "cli/console/terminal.h"
#include "cli/coverage/coverage_writer.h"
#include "dsl/diag/printable.h"
#include "ingest/bytes/input.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

class TextWriter {
 public:
  TextWriter(const CoverageCount& count, bool colour) : count_(count), program_(count.program()), colour_(colour) {}

  std::string write() {
    summary();
    winners();
    losers();
    idle();
    others("Unwraps", program_.unwraps(), count_.unwraps());
    others("Annotates", program_.annotations(), count_.annotates());
    return std::move(out_);
  }

 private:
  using Wanted = std::function<bool(const Reach&, const core::RuleRow&)>;

  void heading(std::string_view title, std::size_t number) {
    out_ += fmt::format("\n{}\n", styled(fmt::format("{} ({})", title, number), Style::bold, colour_));
  }
  [[nodiscard]] std::string name(core::StringRef name) const { return dsl::printable(program_.text(name)); }
  static std::string shown(const RecordPlace& place) {
    return fmt::format("{}:{}", dsl::printable(ingest::shown_name(place.file)), place.number);
  }
  [[nodiscard]] std::vector<std::uint32_t> rules_that(const Wanted& wanted) const;

  void summary();
  void winners();
  void losers();
  void idle();
  template <class Rows>
  void others(std::string_view title, const Rows& rows, const std::vector<Reach>& reaches);

  const CoverageCount& count_;
  const core::Program& program_;
  bool colour_;
  std::string out_;
};

std::vector<std::uint32_t> TextWriter::rules_that(const Wanted& wanted) const {
  std::vector<std::uint32_t> rules;
  for (std::uint32_t i = 0; i < program_.rules().size(); ++i)
    if (wanted(count_.rules()[i], program_.rules()[i])) rules.push_back(i);
  return rules;
}

void TextWriter::summary() {
  out_ += fmt::format("{}, {} unclassified\n", counted(count_.records(), "record", "records"), count_.unclassified());
}

void TextWriter::winners() {
  std::vector<std::uint32_t> rules = rules_that([](const Reach& reach, const auto&) { return reach.won != 0; });
  // Of equals the one that is asked first.
  std::ranges::sort(rules, [this](std::uint32_t a, std::uint32_t b) {
    return std::tuple(count_.rules()[b].won, a) < std::tuple(count_.rules()[a].won, b);
  });
  heading("Won", rules.size());
  for (const std::uint32_t rule : rules) {
    const Reach& reach = count_.rules()[rule];
    out_ += fmt::format("  {:>8} of {:<8} {}  first {}\n", reach.won, reach.held, name(program_.rules()[rule].name),
                        shown(reach.first_won));
  }
}

void TextWriter::losers() {
  const std::vector<std::uint32_t> rules = rules_that([](const Reach& reach, const core::RuleRow& row) {
    return reach.won == 0 && reach.held != 0 && row.disabled == 0;
  });
  if (rules.empty()) return;
  heading("Held and never won", rules.size());
  for (const std::uint32_t rule : rules) {
    const Reach& reach = count_.rules()[rule];
    out_ += fmt::format("  {:>8} {}  mostly behind {}  first {}\n", reach.held, name(program_.rules()[rule].name),
                        name(program_.rules()[mostly_lost_to(reach)].name), shown(reach.first_held));
  }
}

void TextWriter::idle() {
  const std::vector<std::uint32_t> rules =
      rules_that([](const Reach& reach, const core::RuleRow& row) { return reach.held == 0 || row.disabled != 0; });
  if (rules.empty()) return;
  heading("Never held, or disabled", rules.size());
  for (const std::uint32_t rule : rules)
    out_ += fmt::format("  {}{}\n", name(program_.rules()[rule].name),
                        program_.rules()[rule].disabled != 0 ? "  disabled" : "");
}

template <class Rows>
void TextWriter::others(std::string_view title, const Rows& rows, const std::vector<Reach>& reaches) {
  if (rows.empty()) return;
  heading(title, rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    out_ += fmt::format("  {:>8} {}\n", reaches[i].held, name(rows[i].name));
}

}  // namespace

std::string coverage_as_text(const CoverageCount& count, bool colour) {
  return TextWriter(count, colour).write();
}

}  // namespace carom::cli
