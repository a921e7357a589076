// A heading without a name that is known here shows by the rows behind it: without them it is a line with no address.
#include "cli/suppress/foreign_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/suppress/address_form.h"
#include "cli/verdicts/csv_row.h"
#include "ingest/records/value_spellings.h"
#include "ingest/tables/row_splitter.h"
#include "support/ascii.h"

namespace carom::cli {
namespace {

constexpr std::string_view kSeparators = ",;\t|";
constexpr std::size_t kMostLinesOfRow = 50;

// Without case, spaces and signs. An `address` may be a street: it counts where nothing says more.
constexpr auto kColumnNames = std::to_array<std::string_view>({"email",
                                                               "emailaddress",
                                                               "recipient",
                                                               "recipientemail",
                                                               "recipientaddress",
                                                               "emailrecipient",
                                                               "rcpt",
                                                               "rcptto",
                                                               "rcpttoaddress",
                                                               "subscriberemail",
                                                               "contactemail",
                                                               "useremail",
                                                               "subscriber",
                                                               "mail",
                                                               "mailaddress",
                                                               "emailadresse",
                                                               "mailadresse",
                                                               "empfaenger",
                                                               "correo",
                                                               "correoelectronico",
                                                               "adresseemail",
                                                               "destination",
                                                               "entry",
                                                               "to",
                                                               "address"});

std::string plain_name(std::string_view cell) {
  std::string name;
  for (const char c : cell)
    if (is_letter_or_digit(c) || !is_ascii(c)) name += to_lower(c);
  return name;
}

std::optional<std::size_t> named_column(const std::vector<std::string>& cells) {
  std::vector<std::string> names;
  for (const std::string& cell : cells) names.push_back(plain_name(cell));
  for (const std::string_view name : kColumnNames)
    if (const auto at = std::ranges::find(names, name); at != names.end())
      return static_cast<std::size_t>(at - names.begin());
  return std::nullopt;
}

std::string address_of_cell(std::string_view cell) {
  return std::string(address_in(without_guard(ingest::trim(cell))));
}

bool is_control(char c) {
  return is_ascii(c) && c < ' ' && c != '\t';
}

bool is_domain_entry(std::string_view entry) {
  return entry.starts_with('@');
}

}  // namespace

// Beside an address, its domain says nothing more.
std::string ForeignList::entry_among(const std::vector<std::string>& cells) const {
  if (column_ && cells.size() > 1) return *column_ < cells.size() ? address_of_cell(cells[*column_]) : std::string();
  std::string only;
  for (const std::string& cell : cells) {
    std::string entry = address_of_cell(cell);
    if (entry.empty() || entry == only || (is_domain_entry(entry) && !only.empty() && !is_domain_entry(only))) continue;
    if (!only.empty() && is_domain_entry(only) == is_domain_entry(entry)) return {};
    only = std::move(entry);
  }
  return only;
}

std::string ForeignList::entry_of(std::string_view line) {
  if (!column_ || separator_ == '\0')
    if (const std::string_view whole = address_in(line); !whole.empty()) return std::string(whole);
  std::string candidates = separator_ != '\0' ? std::string(1, separator_) : std::string();
  if (!column_ || separator_ == '\0') candidates += kSeparators;
  for (const char separator : candidates) {
    const auto cells = ingest::tables::split_row(line, separator);
    if (!cells) continue;
    std::string entry = entry_among(*cells);
    if (entry.empty()) continue;
    if (cells->size() > 1) separator_ = separator;
    return entry;
  }
  return {};
}

bool ForeignList::take_heading(std::uint64_t number, std::string_view line) {
  if (line.contains('@') || std::ranges::any_of(line, is_control)) return false;
  std::vector<std::string> most;
  char separator = '\0';
  for (const char candidate : kSeparators) {
    auto cells = ingest::tables::split_row(line, candidate);
    if (!cells || cells->size() <= most.size()) continue;
    most = *std::move(cells);
    separator = most.size() > 1 ? candidate : '\0';
  }
  column_ = named_column(most);
  if (column_)
    separator_ = separator;
  else if (most.size() > 1)
    heading_ = KeptLine{number, {}};
  return column_ || heading_;
}

bool ForeignList::is_open(std::string_view row) const {
  return separator_ != '\0' && row.contains('"') && address_in(row).empty() &&
         !ingest::tables::split_row(row, separator_);
}

void ForeignList::take(std::uint64_t number, std::string_view line, std::vector<ListLine>& found) {
  if (open_.empty() && !is_open(line)) return take_row(number, line, found);
  open_.push_back({number, std::string(line)});
  std::string row;
  for (const KeptLine& one : open_) row.append(row.empty() ? "" : "\n").append(one.text);
  if (!is_open(row)) {
    const std::uint64_t first = open_.front().number;
    open_.clear();
    take_row(first, row, found);
  } else if (open_.size() == kMostLinesOfRow) {
    give_up_row(found);
  }
}

// The quote that does not close costs its own line only.
void ForeignList::give_up_row(std::vector<ListLine>& found) {
  const std::vector<KeptLine> lines = std::exchange(open_, {});
  for (const KeptLine& one : lines) take_row(one.number, one.text, found);
}

void ForeignList::take_row(std::uint64_t number, std::string_view line, std::vector<ListLine>& found) {
  if (const std::string_view text = ingest::trim(line); text.empty() || text.starts_with('#')) return;
  is_text_ &= !line.contains('\0');
  std::string entry = is_text_ ? entry_of(line) : std::string();
  if (entry.empty() && !std::exchange(has_begun_, true) && take_heading(number, line)) return;
  has_begun_ = true;
  if (!entry.empty()) heading_.reset();
  found.push_back({number, std::move(entry)});
}

void ForeignList::finish(std::vector<ListLine>& found) {
  give_up_row(found);
  if (heading_) found.push_back({heading_->number, {}});
}

}  // namespace carom::cli
