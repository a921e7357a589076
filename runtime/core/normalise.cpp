// Decoding, dropping, white space and the offset map; what needs neighbouring code points is in composition.cpp.
#include "runtime/core/normalise.h"

#include <utf8proc.h>

#include <array>
#include <span>

#include "runtime/core/composition.h"
#include "support/ascii.h"
#include "support/utf8.h"
#include "support/windows_1252.h"

namespace carom::core {
namespace {

struct Decoded {
  std::int32_t code_point = 0;
  std::uint32_t size = 1;
};

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// Size 0: no well-formed sequence (overlong, surrogate, beyond U+10FFFF, cut).
Decoded decode_utf8(std::string_view text) {
  std::int32_t code_point = 0;
  const auto size = utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  return size > 0 ? Decoded{code_point, static_cast<std::uint32_t>(size)} : Decoded{0, 0};
}

Decoded decode_windows_1252(char c) {
  return {static_cast<std::int32_t>(windows_1252_code_point(c)), 1};
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::uint32_t size = is_ascii(text.front()) ? 1 : decode_utf8(text).size;
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

bool is_zero_width(std::int32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

/// Unicode White_Space, and the controls (C0, DEL, C1), which read as space.
bool is_space_or_control(std::int32_t c) {
  if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return true;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

enum class Edges { trimmed, kept };

class Normaliser {
 public:
  Normaliser(NormalisedText& out, Edges edges) : out_(out), edges_(edges) {}

  void read(std::string_view source, Span run) {
    for (std::uint32_t at = run.begin; at < run.end;) {
      if (is_plain_ascii(source, at, run.end)) {
        put_ascii(source[at], {at, at + 1});
        ++at;
      } else {
        const Decoded next = decode(source.substr(at, run.end - at));
        feed(next.code_point, {at, at + next.size});
        at += next.size;
      }
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
  }

 private:
  /// An ASCII character with another behind it cannot take a mark, so it need not go through a run.
  [[nodiscard]] bool is_plain_ascii(std::string_view source, std::uint32_t at, std::uint32_t end) const {
    return run_.empty() && is_ascii(source[at]) && (at + 1 == end || is_ascii(source[at + 1]));
  }

  [[nodiscard]] Decoded decode(std::string_view rest) const {
    if (out_.was_not_utf8) return decode_windows_1252(rest.front());
    const Decoded next = decode_utf8(rest);
    return next.size != 0 ? next : decode_windows_1252(rest.front());
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
    for (const std::int32_t code_point : run_.take()) {
      std::array<char, 4> bytes{};
      put({bytes.data(), put_utf8(bytes.data(), static_cast<char32_t>(code_point))}, run_origin_);
    }
  }

  void put_ascii(char c, Span origin) {
    if (c <= ' ' || c == 0x7F) return space(origin);
    const char lower = to_lower(c);
    put({&lower, 1}, origin);
  }

  void put(std::string_view bytes, Span origin) {
    put_pending_space();
    out_.text += bytes;
    out_.origin.insert(out_.origin.end(), bytes.size(), origin);
  }

  void put_pending_space() {
    if (space_pending_ && (edges_ == Edges::kept || !out_.text.empty())) {
      out_.text += ' ';
      out_.origin.push_back(space_origin_);
    }
    space_pending_ = false;
  }

  NormalisedText& out_;
  Edges edges_;
  CombiningRun run_;
  Span run_origin_;
  Span space_origin_;
  bool space_pending_ = false;
};

void normalise_runs(std::string_view source, std::span<const Span> runs, Edges edges, NormalisedText& out) {
  out.clear();
  out.was_not_utf8 = !is_utf8(source);
  Normaliser normaliser(out, edges);
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
  normalise_runs(source, runs, Edges::trimmed, out);
}

void normalise(std::string_view source, NormalisedText& out) {
  const Span whole{0, static_cast<std::uint32_t>(source.size())};
  normalise_runs(source, {&whole, 1}, Edges::trimmed, out);
}

std::string normalise_pattern(std::string_view pattern) {
  NormalisedText out;
  const Span whole{0, static_cast<std::uint32_t>(pattern.size())};
  normalise_runs(pattern, {&whole, 1}, Edges::kept, out);
  return std::move(out.text);
}

}  // namespace carom::core
