// Postfix writes the remark, and others write it like Postfix; wrapped bodies break it at any space.
#include "runtime/core/reply_stage.h"

#include <array>
#include <cstddef>
#include <optional>

#include "runtime/core/stage_command.h"
#include "support/ascii.h"

namespace carom::core {
namespace {

bool separates(char c) {
  return is_blank(c) || is_line_end(c);
}

/// A parenthesised remark in lower case, runs of blanks and folds as one space; no remark that counts is longer.
struct Remark {
  std::array<char, 64> bytes{};
  std::size_t size = 0;

  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }

  /// False: full.
  bool put(char c) {
    if (separates(c) && (size == 0 || bytes[size - 1] == ' ')) return true;
    if (size == bytes.size()) return false;
    bytes[size++] = separates(c) ? ' ' : to_lower(c);
    return true;
  }
};

/// The words in front of the `)`; nothing if the remark is too long, does not end or holds another.
std::optional<Remark> read_remark(std::string_view text) {
  Remark remark;
  constexpr std::size_t kReach = 128;
  for (const char c : text.substr(0, kReach)) {
    if (c == ')') return remark;
    if (c == '(' || !remark.put(c)) return std::nullopt;
  }
  return std::nullopt;
}

Stage stage_named_in(std::string_view remark) {
  constexpr std::string_view kBefore = "in reply to ";
  constexpr std::string_view kBehind = " command";
  if (!remark.starts_with(kBefore) || !remark.ends_with(kBehind)) return Stage::missing;
  if (remark.size() < kBefore.size() + kBehind.size()) return Stage::missing;
  const std::string_view name = remark.substr(kBefore.size(), remark.size() - kBefore.size() - kBehind.size());
  if (const auto word = find_word(FieldType::stage, name)) return static_cast<Stage>(*word);
  return stage_of_command(name).value_or(Stage::missing);
}

}  // namespace

Stage stage_of_remark(std::string_view text, std::size_t at) {
  const std::string_view behind = text.substr(at + 1);
  if (behind.empty() || to_lower(behind.front()) != 'i') return Stage::missing;
  const auto remark = read_remark(behind);
  return remark ? stage_named_in(remark->view()) : Stage::missing;
}

}  // namespace carom::core
