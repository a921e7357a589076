// What a line is shows at its beginning: an object of an export or a listing, a row below their heading, or a line of
// somebody else's list.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/files/open_input.h"
#include "cli/suppress/foreign_list.h"
#include "cli/suppress/suppress.h"
#include "cli/verdicts/csv_row.h"
#include "cli/verdicts/fact_lines.h"
#include "cli/verdicts/list_entry.h"
#include "ingest/bytes/descriptor_bytes.h"
#include "ingest/bytes/input.h"
#include "ingest/bytes/line_reader.h"
#include "ingest/json/json_node.h"
#include "ingest/records/timestamp.h"
#include "ingest/records/value_spellings.h"
#include "ingest/tables/row_splitter.h"
#include "runtime/suppression/identity.h"
#include "support/byte_order_mark.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

constexpr std::string_view kHeading = "entry,guarded,since,until,";
constexpr std::size_t kLongestLine = std::size_t{1} << 20U;
constexpr std::size_t kFactsAtOnce = 1000;

/// Who is to be put on the list.
struct Wanted {
  std::uint64_t line = 0;
  std::string_view entry;
  bool is_guarded = false;
  std::string_view until;  ///< empty: without end
};

class Importer {
 public:
  Importer(const SuppressImport& action, suppression::Store& store, std::int64_t now)
      : action_(action), store_(store), now_(now) {}

  Expected<void> take(std::string_view line) {
    if (++lines_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    const std::string_view text = ingest::trim(line);
    if (is_table_ || text.starts_with('{') || (lines_ == 1 && text.starts_with(kHeading))) {
      if (!text.empty() && !read(text)) refuse(lines_);
    } else {
      list_.take(lines_, line, found_);
      add_found();
    }
    return facts_.size() < kFactsAtOnce && !failure_ ? Expected<void>() : store();
  }
  Expected<void> finish() {
    list_.finish(found_);
    add_found();
    return store();
  }
  Expected<void> store() {
    if (failure_) return std::unexpected(*failure_);
    const Expected<void> stored = store_.restore(facts_);
    if (stored) taken_ += facts_.size();
    facts_.clear();
    return stored;
  }
  ExitCode tell(Console& console) const {
    console.tell(fmt::format("{} taken in", counted(taken_, "line", "lines")));
    if (ended_ != 0)
      console.tell(
          fmt::format("{} passed over", counted(ended_, "listing that has ended", "listings that have ended")));
    if (bad_ == 0) return ExitCode::done;
    console.tell(fmt::format(
        "{} neither an address, or a row with one, nor what `carom suppress export` writes; the first is line {}",
        counted(bad_, "line is", "lines are"), first_bad_));
    return ExitCode::findings;
  }

 private:
  /// False: it is nothing that is known here.
  bool read(std::string_view line) {
    if (line.starts_with('{')) return read_object(line);
    return std::exchange(is_table_, true) ? read_row(line) : true;
  }

  void add_found() {
    for (const ListLine& one : found_)
      if (one.entry.empty() || !add({one.number, one.entry, action_.guarded, {}})) refuse(one.number);
    found_.clear();
  }

  void refuse(std::uint64_t line) { first_bad_ = ++bad_ == 1 ? line : std::min(first_bad_, line); }

  bool read_object(std::string_view line) {
    const auto object = document_.parse(line);
    if (!object) return false;
    if ((*object)["kind"].exists()) {
      std::optional<suppression::Fact> fact = read_fact(*object);
      if (fact) facts_.push_back(*std::move(fact));
      return fact.has_value();
    }
    TextArena arena;
    return add(
        {lines_, (*object)["entry"].text(), (*object)["guarded"].scalar(arena) == "true", (*object)["until"].text()});
  }

  bool read_row(std::string_view line) {
    const auto cells = ingest::tables::split_row(line, ',');
    if (!cells || cells->size() < 4) return false;
    return add({lines_, without_guard((*cells)[0]), (*cells)[1] == "true", (*cells)[3]});
  }

  bool add(const Wanted& wanted) {
    Expected<std::string> entry = parse_entry(wanted.entry);
    const auto until = ingest::parse_timestamp(wanted.until);
    if (!entry || (!wanted.until.empty() && !until)) return false;
    if (until && *until <= now_) {
      ++ended_;
      return true;
    }
    const std::int64_t time = time_for(*entry);
    facts_.emplace_back(suppression::NoteFact{*std::move(entry), note_of(wanted, time, until)});
    return true;
  }

  /// Who was removed in this very second is put on the list behind that.
  std::int64_t time_for(const std::string& entry) {
    const Expected<suppression::Dossier> dossier = store_.find(entry);
    if (!dossier) {
      failure_ = dossier.error();
      return now_;
    }
    return dossier->removed ? std::max(now_, *dossier->removed + 1) : now_;
  }

  [[nodiscard]] suppression::Note note_of(const Wanted& wanted, std::int64_t time,
                                          std::optional<std::int64_t> until) const {
    suppression::Note note;
    note.id = suppression::identity_of_import(time, wanted.is_guarded);
    note.time = time;
    note.known = now_;
    note.kind = suppression::NoteKind::imported;
    note.suppress.target =
        wanted.entry.starts_with('@') ? core::SuppressTarget::domain : core::SuppressTarget::recipient;
    note.suppress.guarded = wanted.is_guarded ? 1 : 0;
    if (until) note.suppress.lasting = std::max<std::int64_t>(*until - time, 1);
    note.text = "imported";
    note.source = fmt::format("{}, line {}", ingest::shown_name(action_.file), wanted.line);
    return note;
  }

  const SuppressImport& action_;
  suppression::Store& store_;
  std::int64_t now_;
  ingest::JsonDocument document_;
  ForeignList list_;
  std::vector<ListLine> found_;
  std::vector<suppression::Fact> facts_;
  std::optional<Error> failure_;
  bool is_table_ = false;
  std::uint64_t lines_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t ended_ = 0;
  std::uint64_t bad_ = 0;
  std::uint64_t first_bad_ = 0;
};

Expected<void> read_lines(const Input& file, const std::string& path, Importer& importer) {
  ingest::DescriptorBytes bytes(file.descriptor(), path);
  ingest::Input input(bytes);
  ingest::LineReader lines(input, kLongestLine, 0);
  for (;;) {
    const auto line = lines.next();
    if (!line) return std::unexpected(line.error());
    if (!*line) return {};
    // What is too long is nothing that is known here.
    const std::string_view text = (*line)->too_long ? "-" : (*line)->text;
    if (const Expected<void> taken = importer.take(text); !taken) return taken;
  }
}

}  // namespace

ExitCode run(const SuppressImport& action, const Clock& clock, Console& console) {
  const Expected<Input> file = Input::open(action.file);
  if (!file) return console.fail(file.error());
  const auto store = suppression::Store::open(action.state, suppression::Store::Access::created);
  if (!store) return console.fail(store.error());
  Importer importer(action, **store, clock.now());
  const Expected<void> read = read_lines(*file, action.file, importer);
  const Expected<void> stored = importer.finish();
  const ExitCode told = importer.tell(console);
  if (!read) return console.fail(read.error());
  return stored ? told : console.fail(stored.error());
}

}  // namespace carom::cli
