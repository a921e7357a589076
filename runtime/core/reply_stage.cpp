// Postfix writes the remark, and others write it like Postfix; wrapped bodies break it at any space.
#include "runtime/core/reply_stage.h"

#include <array>
#include <cstddef>
#include <optional>

namespace carom::core {
namespace {

struct Command {
  std::string_view name;
  Stage stage;
};

constexpr std::array kCommands = {
    Command{"connect", Stage::connect},
    Command{"initial connection", Stage::banner},
    Command{"initial server greeting", Stage::banner},
    Command{"ehlo", Stage::ehlo},
    Command{"helo", Stage::ehlo},
    Command{"lhlo", Stage::ehlo},
    Command{"starttls", Stage::tls},
    Command{"auth", Stage::auth},
    Command{"mail from", Stage::mail},
    Command{"rcpt to", Stage::rcpt},
    Command{"data", Stage::data},
    Command{"bdat", Stage::data},
    Command{"end of data", Stage::eod},
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// A parenthesised remark in lower case, runs of blanks as one space; bounded, as every `(` may start one.
struct Remark {
  std::array<char, 64> bytes{};
  std::size_t size = 0;

  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }

  /// False: full.
  bool put(char c) {
    if (is_blank(c) && (size == 0 || bytes[size - 1] == ' ')) return true;
    if (size == bytes.size()) return false;
    bytes[size++] = is_blank(c) ? ' ' : lower(c);
    return true;
  }
};

/// The words between `(` and `)`; nothing if the remark is too long or does not end.
std::optional<Remark> remark_at(std::string_view text) {
  Remark remark;
  constexpr std::size_t kReach = 128;
  for (const char c : text.substr(1, kReach)) {
    if (c == ')') return remark;
    if (!remark.put(c)) return std::nullopt;
  }
  return std::nullopt;
}

Stage stage_of(std::string_view remark) {
  constexpr std::string_view kBefore = "in reply to ";
  constexpr std::string_view kBehind = " command";
  if (!remark.starts_with(kBefore) || !remark.ends_with(kBehind)) return Stage::missing;
  if (remark.size() < kBefore.size() + kBehind.size()) return Stage::missing;
  const std::string_view name = remark.substr(kBefore.size(), remark.size() - kBefore.size() - kBehind.size());
  for (const Command& command : kCommands)
    if (command.name == name) return command.stage;
  return Stage::missing;
}

}  // namespace

Stage find_stage(std::string_view text) {
  for (auto at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    if (at + 1 >= text.size() || lower(text[at + 1]) != 'i') continue;
    const auto remark = remark_at(text.substr(at));
    const Stage stage = remark ? stage_of(remark->view()) : Stage::missing;
    if (stage != Stage::missing) return stage;
  }
  return Stage::missing;
}

}  // namespace carom::core
