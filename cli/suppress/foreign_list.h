// Lists of addresses that other programs or people have written: an address a line, or a table with one a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carom::cli {

/// What has come of a line, or of the lines of a row.
struct ListLine {
  std::uint64_t number = 0;  ///< of the first line
  std::string entry;         ///< as it is written; empty: the line holds no address, or several
};

/// Takes lines in order. A table's separator is the one of `, ; tab |` that cuts an address out of a row, or out of
/// which the heading has cells. Its column is the one that the heading names, else each row's only address is taken.
class ForeignList {
 public:
  /// Appends to `found` what is certain by now: rows may go on over lines (RFC 4180).
  void take(std::uint64_t number, std::string_view line, std::vector<ListLine>& found);
  void finish(std::vector<ListLine>& found);

 private:
  struct KeptLine {
    std::uint64_t number = 0;
    std::string text;
  };

  void take_row(std::uint64_t number, std::string_view line, std::vector<ListLine>& found);
  void give_up_row(std::vector<ListLine>& found);
  [[nodiscard]] std::string entry_of(std::string_view line);
  [[nodiscard]] std::string entry_among(const std::vector<std::string>& cells) const;
  [[nodiscard]] bool is_open(std::string_view row) const;
  [[nodiscard]] bool take_heading(std::uint64_t number, std::string_view line);

  bool is_text_ = true;  ///< behind a NUL, what looks like an address is chance
  bool has_begun_ = false;
  std::optional<KeptLine> heading_;  ///< names no column; it is one if rows follow it
  char separator_ = '\0';            ///< not known yet
  std::optional<std::size_t> column_;
  std::vector<KeptLine> open_;  ///< of a row whose quotes have not closed yet
};

}  // namespace carom::cli
