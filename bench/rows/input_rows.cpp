// Whole inputs as users have them: how fast the program reads and answers them, beside what people do with such files
// otherwise.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/engines/field_reader.h"
#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/memory_file.h"
#include "bench/rows/memory_folder.h"
#include "bench/rows/pack_input.h"
#include "bench/rows/run_program.h"
#include "bench/texts/delivery_reports.h"
#include "bench/texts/ndjson.h"
#include "bench/texts/postfix_log.h"

namespace carom::bench {
namespace {

constexpr std::size_t kInputBytes = 200'000'000;
constexpr std::size_t kMails = 20'000;
// What is far slower than the rest sees this part of the input.
constexpr std::size_t kPart = 20;

std::uint64_t lines_of(const MemoryFile& file) {
  const std::vector<std::byte> bytes = file.read();
  return static_cast<std::uint64_t>(std::ranges::count(bytes, std::byte{'\n'}));
}

/// One row: programs in turns on one input. Times are those of a whole input, figures are rates.
class InputRace {
 public:
  /// `units` of `unit` are in the input.
  InputRace(Session& session, std::string id, double units, std::string_view unit)
      : session_(session), id_(std::move(id)), units_(units), unit_(unit) {}

  /// Another program or function over the whole input, or over `part` of it.
  void add(std::string name, std::function<bool()> pass, double part = 1) {
    contenders_.push_back({name, [this, name, pass = std::move(pass)] { check(name, pass()); }, part});
  }
  void add_program(std::string name, std::vector<std::string> command, double part = 1) {
    add(std::move(name), [this, command = std::move(command)] { return run_program(command, out_.path()) == 0; }, part);
  }
  /// Runs the program once; the lines of its output.
  [[nodiscard]] std::uint64_t lines_printed(const std::vector<std::string>& command) {
    check(id_, run_program(command, out_.path()) == 0);
    return lines_of(out_);
  }

  /// The first contender is ours.
  void run(Row row) {
    const Effort effort = session_.options().quick ? Effort{4, 3, 31} : Effort{20, 7, 51};
    const Samples samples = interleave(contenders_, effort);
    add_contenders(row, contenders_, samples, "ms", kMilliseconds);
    row.id = id_;
    row.engine = contenders_.front().name;
    std::vector<double> rates;
    constexpr double kNanoseconds = 1e9;
    for (const double time : samples.front()) rates.push_back(units_ / time * kNanoseconds);
    take_figure(row, rates);
    for (std::size_t i = 1; i < samples.size(); ++i)
      row.remarks.push_back(
          fmt::format("{}: {:.0f} {}", contenders_[i].name, units_ / quantile(samples[i], 0.5) * kNanoseconds, unit_));
    session_.add(std::move(row));
  }

 private:
  void check(const std::string& name, bool done) {
    if (!done) session_.fail(fmt::format("{}: {} ended with an error", id_, name));
  }

  Session& session_;
  std::string id_;
  double units_;
  std::string_view unit_;
  MemoryFile out_;
  std::vector<Contender> contenders_;
};

/// `text` as often as makes an input of the size, each time whole.
std::string repeated(const std::string& text) {
  std::string all;
  while (all.size() < kInputBytes) all += text;
  return all;
}

std::vector<std::string> tool(std::vector<std::string> words) {
  // Without a locale these tools are fastest.
  words.insert(words.begin(), {"/usr/bin/env", "LC_ALL=C"});
  return words;
}

void add_tools(InputRace& race, const MemoryFile& input, std::string_view pattern) {
  race.add_program("grep -c", tool({"grep", "-c", "-F", std::string(pattern), input.path()}));
  race.add_program("wc -l", tool({"wc", "-l", input.path()}));
}

Row row_of(Session& session, std::string id, std::string what, std::string unit) {
  Row row = Session::row(std::move(id), session.b().corpus, session.shipped_packs().program->rules().size());
  row.corpus = kPackCorpus;
  row.what = std::move(what);
  row.unit = std::move(unit);
  return row;
}

constexpr double kMegabyte = 1e6;

void ndjson_row(Session& session) {
  const std::string lines = repeated(to_ndjson(pack_replies(session)));
  const MemoryFile input;
  input.append(lines);
  const MemoryFile part;
  part.append(std::string_view(lines).substr(0, lines.find('\n', lines.size() / kPart) + 1));
  const std::unique_ptr<FieldReader> simdjson = simdjson_fields(lines);
  simdjson->warm();
  const std::string& carom = session.options().carom;
  const auto bytes = static_cast<double>(input.size());
  InputRace race(session, "inputs.ndjson", bytes / kMegabyte, "MB/s");
  race.add_program("carom classify", {carom, "classify", "--format", "ndjson", "--threads", "1", input.path()});
  race.add_program("carom read", {carom, "read", input.path()});
  race.add("simdjson, six fields", [&] { return simdjson->read().records != 0; });
  race.add_program("jq -c .", tool({"jq", "-c", ".", part.path()}), static_cast<double>(part.size()) / bytes);
  add_tools(race, input, "\"smtp_code\":550");
  Row row = row_of(session, "inputs.ndjson", "carom classify, NDJSON of 200 MB, one core", "MB/s");
  row.remarks.push_back(fmt::format("{} records", std::ranges::count(lines, '\n')));
  race.run(std::move(row));
}

void log_row(Session& session) {
  const std::string log = repeated(to_postfix_log(pack_replies(session)));
  const MemoryFile input;
  input.append(log);
  const std::string& carom = session.options().carom;
  const auto bounces = static_cast<std::uint64_t>(std::ranges::count(log, '\n')) / kLogLinesOfBounce;
  InputRace race(session, "16.log", static_cast<double>(input.size()) / kMegabyte, "MB/s");
  if (const std::uint64_t read = race.lines_printed({carom, "read", input.path()}); read != bounces)
    return session.fail(fmt::format("16.log: {} records read of {} bounces", read, bounces));
  race.add_program("carom read", {carom, "read", input.path()});
  race.add_program("carom classify", {carom, "classify", "--format", "ndjson", "--threads", "1", input.path()});
  add_tools(race, input, "status=bounced");
  Row row = row_of(session, "16.log", {}, {});
  row.remarks.push_back(fmt::format("{} bounces", bounces));
  race.run(std::move(row));
}

void mail_row(Session& session) {
  const MemoryFolder maildir;
  const std::vector<Reply> replies = pack_replies(session);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < kMails; ++i) {
    const std::string mail = to_delivery_report(replies[i % replies.size()]);
    bytes += mail.size();
    maildir.write(fmt::format("new/{:08}.out1", i), mail);
  }
  maildir.write("cur/00000000.out1:2,S", to_delivery_report(replies.front()));
  constexpr auto kAll = static_cast<double>(kMails + 1);
  const std::string& carom = session.options().carom;
  InputRace race(session, "16.mail", kAll, "mails/s");
  if (const std::uint64_t read = race.lines_printed({carom, "read", maildir.path()}); read != kMails + 1)
    return session.fail(fmt::format("16.mail: {} records read of {} mails", read, kMails + 1));
  race.add_program("carom read", {carom, "read", maildir.path()});
  race.add_program("carom classify", {carom, "classify", "--format", "ndjson", "--threads", "1", maildir.path()});
  race.add_program("grep -r -c", tool({"grep", "-r", "-c", "-F", "Status: 5", maildir.path()}));
  Row row = row_of(session, "16.mail", {}, {});
  row.remarks.push_back(fmt::format("mails of {} bytes", bytes / kMails));
  race.run(std::move(row));
}

}  // namespace

void input_rows(Session& session) {
  if (session.options().carom.empty()) return;
  if (session.wants("inputs.ndjson")) ndjson_row(session);
  if (session.wants("16.log")) log_row(session);
  if (session.wants("16.mail")) mail_row(session);
}

}  // namespace carom::bench
