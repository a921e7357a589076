// Decoding, dropping, white space and the offset map; what needs neighbouring code points is in composition.cpp.
#include "runtime/core/normalise.h"

#include <array>
#include <cstring>
#include <span>

#include "runtime/core/composition.h"
#include "runtime/core/settled_code_point.h"
#include "support/ascii.h"
#include "support/utf8.h"
#include "support/windows_1252.h"

namespace carom::core {
namespace {

struct Decoded {
  std::int32_t code_point = 0;
  std::uint32_t size = 0;
  std::int32_t settled = 0;  ///< what it becomes whatever stands beside it; a space for all that reads as one
};

/// Beyond ASCII.
Decoded decode_valid_utf8(const char* at) {
  const auto lead = static_cast<unsigned char>(*at);
  const std::uint32_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return {.code_point = static_cast<std::int32_t>(code_point_of_utf8(at, size)), .size = size};
}

Decoded decode_windows_1252(char c) {
  return {.code_point = static_cast<std::int32_t>(windows_1252_code_point(c)), .size = 1};
}

/// Of ASCII: neither a control nor a space.
bool is_printable(char c) {
  return c > ' ' && c < 0x7F;
}

Decoded decode_ascii(char c) {
  return {.code_point = c, .size = 1, .settled = is_printable(c) ? to_lower(c) : ' '};
}

/// The text from its first byte beyond ASCII on.
std::string_view skip_ascii(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t eight = 0;
  while (text.size() >= sizeof eight) {
    std::memcpy(&eight, text.data(), sizeof eight);
    if ((eight & kHighBits) != 0) break;
    text.remove_prefix(sizeof eight);
  }
  while (!text.empty() && is_ascii(text.front())) text.remove_prefix(1);
  return text;
}

bool is_utf8(std::string_view text) {
  for (text = skip_ascii(text); !text.empty(); text = skip_ascii(text)) {
    const std::size_t size = utf8_size_at(text, 0);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

enum class Edges { trimmed, kept };

enum class Origins { kept, dropped };

template <Origins kOrigins>
class Normaliser {
 public:
  Normaliser(NormalisedText& out, Edges edges) : out_(out), edges_(edges) {}

  void read(std::string_view source, Span run) {
    Decoded next = decode(source, run.begin, run.end);
    for (std::uint32_t at = run.begin; at < run.end;) {
      const std::uint32_t behind_word = read_ascii_word(source, at, run.end);
      const Decoded current = behind_word == at ? next : decode(source, behind_word, run.end);
      const Span origin{behind_word, behind_word + current.size};
      at = origin.end;
      next = decode(source, at, run.end);
      if (current.settled != 0 && next.settled != 0) {
        flush();
        put_settled(current.settled, origin);
        continue;
      }
      if (current.settled != 0) {
        const Decoded behind = decode(source, at + next.size, run.end);
        if (behind.settled != 0 && put_with_next(current, next, origin)) {
          at += next.size;
          next = behind;
          continue;
        }
      } else if (next.settled != 0 && put_pair(current.code_point, kNoMark, origin)) {
        continue;
      }
      feed(current.code_point, origin);
    }
    flush();
  }

  void space(Span origin) {
    flush();
    space_origin_ = space_pending_ ? join(space_origin_, origin) : origin;
    space_pending_ = true;
  }

  void finish() {
    if (edges_ == Edges::kept) put_pending_space();
    spill();
  }

 private:
  /// Takes the printable characters from `at` on behind each of which another of ASCII stands, so that none can take a
  /// mark; returns the place behind them, which is before `end`.
  std::uint32_t read_ascii_word(std::string_view source, std::uint32_t at, std::uint32_t end) {
    std::uint32_t behind = at;
    while (behind + 1 < end && is_printable(source[behind]) && is_ascii(source[behind + 1])) ++behind;
    if (behind == at) return at;
    flush();
    put_pending_space();
    spill();
    out_.text.append(source.substr(at, behind - at));
    for (char& c : std::span(out_.text).last(behind - at)) c = to_lower(c);
    if constexpr (kOrigins == Origins::kept)
      for (std::uint32_t i = at; i < behind; ++i) out_.origin.push_back({i, i + 1});
    return behind;
  }

  /// What stands at `at`; the end of a run lets what stands before it be settled.
  [[nodiscard]] Decoded decode(std::string_view source, std::uint32_t at, std::uint32_t end) const {
    if (at == end) return {.code_point = 0, .size = 0, .settled = ' '};
    if (is_ascii(source[at])) return decode_ascii(source[at]);
    Decoded decoded = out_.was_not_utf8 ? decode_windows_1252(source[at]) : decode_valid_utf8(source.data() + at);
    decoded.settled = settled_form(decoded.code_point);
    return decoded;
  }

  void feed(std::int32_t code_point, Span origin) {
    if (is_zero_width(code_point)) return;
    if (is_space_or_control(code_point)) return space(origin);
    std::array<std::int32_t, 4> parts{};
    const std::size_t count = decompose(code_point, parts);
    for (std::size_t i = 0; i < count; ++i) add(parts[i], origin);
  }

  void add(std::int32_t part, Span origin) {
    run_origin_ = run_.empty() ? origin : run_origin_;
    if (run_.add(part)) {
      run_origin_ = join(run_origin_, origin);
      return;
    }
    flush();
    run_origin_ = origin;
    static_cast<void>(run_.add(part));  // an empty run takes anything
  }

  void flush() {
    if (run_.empty()) return;
    for (const std::int32_t code_point : run_.take()) put(code_point, run_origin_);
  }

  void put_settled(std::int32_t form, Span origin) {
    if (form == ' ') return space(origin);
    put(form, origin);
  }

  /// Puts a settled character and what stands behind it, which is not settled and has a settled one behind it. False:
  /// nothing is put, as only a run can tell what they become.
  bool put_with_next(const Decoded& current, const Decoded& next, Span origin) {
    if (is_zero_width(next.code_point)) {
      flush();
      put_settled(current.settled, origin);
      return true;
    }
    return current.settled != ' ' &&
           put_pair(current.code_point, next.code_point, {origin.begin, origin.end + next.size});
  }

  bool put_pair(std::int32_t starter, std::int32_t mark, Span origin) {
    const SettledPair pair = settled_pair(starter, mark);
    if (pair.first == 0) return false;
    flush();
    put(pair.first, origin);
    if (pair.second != 0) put(pair.second, origin);
    return true;
  }

  void put(std::int32_t code_point, Span origin) {
    put_pending_space();
    if (written_.size() - used_ < kMostBytesOfCharacter) spill();
    char* const begin = written_.data() + used_;
    const auto size = static_cast<std::size_t>(put_utf8(begin, static_cast<char32_t>(code_point)) - begin);
    used_ += size;
    if constexpr (kOrigins == Origins::kept) out_.origin.insert(out_.origin.end(), size, origin);
  }

  void spill() {
    out_.text.append(written_.data(), used_);
    used_ = 0;
  }

  void put_pending_space() {
    if (!space_pending_) return;
    if (edges_ == Edges::kept || used_ != 0 || !out_.text.empty()) {
      if (used_ == written_.size()) spill();
      written_[used_++] = ' ';
      if constexpr (kOrigins == Origins::kept) out_.origin.push_back(space_origin_);
    }
    space_pending_ = false;
  }

  static constexpr std::size_t kMostBytesOfCharacter = 4;

  NormalisedText& out_;
  Edges edges_;
  std::array<char, 256> written_;  // what comes behind out_.text; growing that for every character costs as much again
  std::size_t used_ = 0;
  CombiningRun run_;
  Span run_origin_;
  Span space_origin_;
  bool space_pending_ = false;
};

template <Origins kOrigins>
void normalise_runs(std::string_view source, std::span<const Span> runs, Edges edges, NormalisedText& out) {
  out.clear();
  out.was_not_utf8 = !is_utf8(source);
  Normaliser<kOrigins> normaliser(out, edges);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0) normaliser.space({runs[i - 1].end, runs[i].begin});
    normaliser.read(source, runs[i]);
  }
  normaliser.finish();
}

}  // namespace

void NormalisedText::clear() {
  text.clear();
  origin.clear();
  was_not_utf8 = false;
}

Span NormalisedText::source_of(Span span) const {
  if (!span.empty()) return {origin[span.begin].begin, origin[span.end - 1].end};
  if (span.begin < origin.size()) return {origin[span.begin].begin, origin[span.begin].begin};
  const std::uint32_t end = origin.empty() ? 0 : origin.back().end;
  return {end, end};
}

void normalise(std::string_view source, std::vector<Span> const& runs, NormalisedText& out) {
  normalise_runs<Origins::kept>(source, runs, Edges::trimmed, out);
}

void normalise_without_origins(std::string_view source, std::vector<Span> const& runs, NormalisedText& out) {
  normalise_runs<Origins::dropped>(source, runs, Edges::trimmed, out);
}

void normalise(std::string_view source, NormalisedText& out) {
  const Span whole{0, static_cast<std::uint32_t>(source.size())};
  normalise_runs<Origins::kept>(source, {&whole, 1}, Edges::trimmed, out);
}

std::string normalise_pattern(std::string_view pattern) {
  NormalisedText out;
  const Span whole{0, static_cast<std::uint32_t>(pattern.size())};
  normalise_runs<Origins::dropped>(pattern, {&whole, 1}, Edges::kept, out);
  return std::move(out.text);
}

}  // namespace carom::core
