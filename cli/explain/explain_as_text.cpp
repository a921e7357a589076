// An explanation for people: the reply with its evidence marked, the winner field by field, and who else was near.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console/terminal.h"
#include "cli/verdicts/explanation_writer.h"
#include "cli/verdicts/record_fields.h"
#include "cli/verdicts/verdict_reasons.h"
#include "dsl/diag/printable.h"
#include "runtime/embed/lost_reason.h"
#include "support/counted.h"
#include "support/utf8.h"

namespace carom::cli {
namespace {

// What a person can take in; the whole is shown on request and by --json.
struct Room {
  std::size_t bytes_of_line = 2048;
  std::size_t lines = 40;
  std::size_t matches = 10;
};

Room room_for(bool all) {
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  return all ? Room{kAll, kAll, kAll} : Room{};
}

class TextWriter {
 public:
  TextWriter(const Explained& explained, bool colour, bool all)
      : explained_(explained), colour_(colour), room_(room_for(all)) {}

  std::string write() {
    reply();
    reading();
    winner();
    other_matches();
    near_misses();
    return std::move(out_);
  }

 private:
  void heading(std::string_view title) {
    if (!out_.empty()) out_ += '\n';
    out_ += styled(title, Style::bold, colour_) + "\n";
  }
  void line(std::string_view text) { out_ += fmt::format("  {}\n", text); }
  void named(std::string_view name, std::string_view text) { out_ += fmt::format("  {:<11} {}\n", name, text); }

  // Of one line, with its size where it is cut.
  [[nodiscard]] std::string shown(std::string_view text) const {
    if (text.size() <= room_.bytes_of_line) return dsl::printable(text);
    return fmt::format("{} … ({} bytes in all; --all shows them)", dsl::printable(cut_to(text, room_.bytes_of_line)),
                       text.size());
  }

  void reply();
  void reply_line(std::string_view text, std::size_t offset);
  void reading();
  void winner();
  void other_matches();
  void near_misses();
  [[nodiscard]] bool is_evidence(std::size_t offset) const;
  [[nodiscard]] std::string rule_and_class(std::uint32_t rule) const;
  [[nodiscard]] const core::Verdict& verdict() const { return explained_.explanation.verdict; }

  const Explained& explained_;
  bool colour_;
  Room room_;
  std::string out_;
};

bool TextWriter::is_evidence(std::size_t offset) const {
  return std::ranges::any_of(verdict().evidence, [offset](const core::Evidence& evidence) {
    return offset >= evidence.span.begin && offset < evidence.span.end;
  });
}

void TextWriter::reply() {
  heading("Reply");
  const std::string_view text = explained_.record.text;
  if (text.empty()) line("(no text)");
  std::size_t begin = 0;
  for (std::size_t lines = 0; begin < text.size(); ++lines) {
    if (lines == room_.lines)
      return line(fmt::format("… ({} more; --all shows them)", counted(text.size() - begin, "byte", "bytes")));
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view one = text.substr(begin, end - begin);
    if (one.ends_with('\r')) one.remove_suffix(1);
    reply_line(one, begin);
    begin = end + 1;
  }
}

// With colour the evidence is coloured in place, without it a line of carets stands below.
void TextWriter::reply_line(std::string_view text, std::size_t offset) {
  std::string shown_text;
  std::string carets;
  for (const dsl::PrintedCell& cell : dsl::print_cells(cut_to(text, room_.bytes_of_line))) {
    const bool marked = is_evidence(offset + cell.offset);
    shown_text += marked ? styled(cell.shown, Style::yellow, colour_) : cell.shown;
    carets.append(cell.columns, marked ? '^' : ' ');
  }
  if (text.size() > room_.bytes_of_line)
    shown_text += fmt::format(" … ({} bytes in all; --all shows them)", text.size());
  line(shown_text);
  carets.erase(carets.find_last_not_of(' ') + 1);
  if (!colour_ && !carets.empty()) line(carets);
}

void TextWriter::reading() {
  heading("As rules read it");
  const core::Explanation& explanation = explained_.explanation;
  const CodeOrigin origin = code_origin(explained_);
  named("text", explanation.normalised_text.empty() ? "(empty)" : shown(explanation.normalised_text));
  named("code", verdict().code ? fmt::format("{} (from {})", *verdict().code, origin.code) : "(none)");
  named("status",
        verdict().status ? fmt::format("{} (from {})", core::to_string(*verdict().status), origin.status) : "(none)");
  for (const RecordField& field : record_fields(explained_.record))
    named(dsl::printable(field.name), shown(field.value));
  if (verdict().status_conflict) named("conflict", "code and status, or two statuses, disagree");
  if (verdict().text_was_not_utf8) named("charset", "not UTF-8; read as Windows-1252");
  if (verdict().text_cut)
    named("cut", fmt::format("only the first {} read",
                             counted(explained_.program.record_text_bytes(), "byte was", "bytes were")));
  for (const core::UnwrapStep& step : explanation.unwrapped)
    named("unwrapped",
          fmt::format("by `{}`, inside: {}", explained_.program.text(explained_.program.unwraps()[step.unwrap].name),
                      shown(step.inner_text)));
  if (explanation.fell_back_to_outer)
    named("", "no rule knows the reply inside, so the record is classified as it came");
}

std::string TextWriter::rule_and_class(std::uint32_t rule) const {
  const core::Program& program = explained_.program;
  const core::RuleRow& row = program.rules()[rule];
  return fmt::format("{} => {}", program.text(row.name), program.text(program.classes()[row.klass].name));
}

void TextWriter::winner() {
  heading("Verdict");
  if (verdict().is_classified()) {
    const core::RuleRow& row = explained_.program.rules()[verdict().rule_index];
    named("rule", fmt::format("{} ({}:{}; pack {}, layer {})", styled(verdict().rule, Style::cyan, colour_),
                              dsl::printable(explained_.program.text(row.file)), row.line, verdict().pack,
                              verdict().layer ? core::word_of(*verdict().layer) : "?"));
  } else {
    named("rule", "none holds");
  }
  for (const VerdictReason& reason : verdict_reasons(explained_))
    named(reason.field, fmt::format("{}  {}", shown(reason.value),
                                    styled(fmt::format("({})", dsl::printable(reason.reason)), Style::faint, colour_)));
  for (const std::string_view tag : verdict().tags) named("tag", tag);
  for (const core::Fact& fact : verdict().facts) named("fact", fmt::format("{} = {}", fact.name, shown(fact.value)));
}

void TextWriter::other_matches() {
  const auto& matches = explained_.explanation.matches;
  std::size_t told = 0;
  for (const core::RuleMatch& match : matches) {
    if (match.rule == verdict().rule_index && match.lost == core::Lost::won) continue;
    if (told++ == 0) heading("Other rules that hold");
    if (told > room_.matches) continue;
    line(rule_and_class(match.rule));
    line(fmt::format("    it {}", dsl::printable(embed::reason_of(explained_.program, match))));
  }
  if (told > room_.matches) line(fmt::format("… and {} more of {}; --all shows them", told - room_.matches, told));
}

void TextWriter::near_misses() {
  if (explained_.explanation.near_misses.empty()) return;
  heading("Rules that nearly hold");
  for (const core::NearMiss& miss : explained_.explanation.near_misses) {
    line(rule_and_class(miss.rule));
    for (const core::NearMiss::Failed& failed : miss.failed)
      line(failed.unless ? fmt::format("    holds, and may not: unless {}", dsl::printable(failed.printed))
                         : fmt::format("    does not hold: {}", dsl::printable(failed.printed)));
  }
}

}  // namespace

std::string explanation_as_text(const Explained& explained, bool colour, bool all) {
  return TextWriter(explained, colour, all).write();
}

}  // namespace carom::cli
