// Punycode: the ASCII characters of a label, then where and which the others are, as numbers of variable length.
#include "runtime/core/host_name.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "support/ascii.h"
#include "support/eight_bytes.h"
#include "support/utf8.h"

namespace carom::core {
namespace {

// RFC 3492 section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kSmallestThreshold = 1;
constexpr std::uint32_t kLargestThreshold = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kFirstBias = 72;
constexpr char32_t kFirstNonAscii = 0x80;

/// A name has at most kLongestHostName code points, of at most four bytes each.
constexpr std::size_t kLongestUtf8Name = 4 * kLongestHostName;

struct CodePoints {
  std::array<char32_t, kLongestLabel> values{};
  std::size_t size = 0;

  [[nodiscard]] std::span<const char32_t> all() const { return {values.data(), size}; }
};

bool is_plain(char c) {
  return is_word_character(c) || c == '-' || c == '.';
}

bool may_stand_in_label(char32_t point) {
  if (point >= kFirstNonAscii) return true;
  const char c = static_cast<char>(point);
  return is_letter_or_digit(c) || c == '-' || c == '_';
}

/// Empty: words that are no label, or more than an A-label could hold, which spells each with at least one octet.
std::optional<CodePoints> code_points_of(std::string_view label) {
  CodePoints points;
  for (std::size_t at = 0; at < label.size();) {
    const Utf8Step step = decode_utf8(label, at);
    if (!step.code_point || !may_stand_in_label(*step.code_point)) return std::nullopt;
    if (points.size == points.values.size()) return std::nullopt;
    points.values[points.size++] = *step.code_point;
    at += step.size;
  }
  return points;
}

char digit_of(std::uint32_t value) {
  return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

/// Section 6.1: a guess at the size of the next number, from the last.
std::uint32_t adapted_bias(std::uint32_t delta, std::uint32_t encoded, bool is_first) {
  delta = is_first ? delta / kDamp : delta / 2;
  delta += delta / encoded;
  std::uint32_t digits = 0;
  for (; delta > (kBase - kSmallestThreshold) * kLargestThreshold / 2; digits += kBase)
    delta /= kBase - kSmallestThreshold;
  return digits + (kBase - kSmallestThreshold + 1) * delta / (delta + kSkew);
}

/// A generalised variable-length integer (section 3.3): little-endian, a digit below its threshold ends it.
bool put_number(std::uint32_t number, std::uint32_t bias, ALabel& out) {
  for (std::uint32_t place = kBase;; place += kBase) {
    const std::uint32_t threshold = std::clamp(place > bias ? place - bias : 0, kSmallestThreshold, kLargestThreshold);
    if (number < threshold) return out.put(digit_of(number));
    if (!out.put(digit_of(threshold + (number - threshold) % (kBase - threshold)))) return false;
    number = (number - threshold) / (kBase - threshold);
  }
}

bool put_all(std::string_view text, ALabel& out) {
  return std::ranges::all_of(text, [&out](char c) { return out.put(c); });
}

/// How many there are; nothing when they do not fit.
std::optional<std::uint32_t> put_ascii(std::span<const char32_t> points, ALabel& out) {
  std::uint32_t count = 0;
  for (const char32_t point : points) {
    if (point >= kFirstNonAscii) continue;
    if (!out.put(static_cast<char>(point))) return std::nullopt;
    ++count;
  }
  if (count > 0 && !out.put('-')) return std::nullopt;
  return count;
}

char32_t smallest_from(char32_t least, std::span<const char32_t> points) {
  char32_t smallest = 0x110000;
  for (const char32_t point : points)
    if (point >= least) smallest = std::min(smallest, point);
  return smallest;
}

/// Section 6.3. With at most kLongestLabel code points no number overflows 32 bits.
bool put_others(std::span<const char32_t> points, std::uint32_t ascii_count, ALabel& out) {
  char32_t next = kFirstNonAscii;
  std::uint32_t delta = 0;
  std::uint32_t bias = kFirstBias;
  for (std::uint32_t handled = ascii_count; handled < points.size(); ++delta, ++next) {
    const char32_t smallest = smallest_from(next, points);
    delta += static_cast<std::uint32_t>(smallest - next) * (handled + 1);
    next = smallest;
    for (const char32_t point : points) {
      if (point < next) ++delta;
      if (point != next) continue;
      if (!put_number(delta, bias, out)) return false;
      bias = adapted_bias(delta, handled + 1, handled == ascii_count);
      delta = 0;
      ++handled;
    }
  }
  return true;
}

bool is_label_character(char c) {
  return (is_word_character(c) && !is_upper_letter(c)) || c == '-';
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= kLongestLabel && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, is_label_character);
}

bool is_ascii_only(std::string_view text) {
  return std::ranges::all_of(text, is_ascii);
}

void replace(NormalisedText& text, Span part, std::string_view by) {
  const Span source = text.source_of(part);
  text.text.replace(part.begin, part.end - part.begin, by);
  const auto first = text.origin.begin() + part.begin;
  text.origin.insert(text.origin.erase(first, first + (part.end - part.begin)), by.size(), source);
}

}  // namespace

bool is_host_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestHostName) return false;
  for (;;) {
    const std::size_t dot = name.find('.');
    if (!is_label(name.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    name.remove_prefix(dot + 1);
  }
}

bool ALabel::put(char c) {
  if (size_ == octets_.size()) return false;
  octets_[size_++] = c;
  return true;
}

std::optional<ALabel> a_label_of(std::string_view label) {
  const auto points = code_points_of(label);
  ALabel made;
  if (!points || !put_all("xn--", made)) return std::nullopt;
  const auto ascii_count = put_ascii(points->all(), made);
  if (!ascii_count || !put_others(points->all(), *ascii_count, made)) return std::nullopt;
  return made;
}

bool is_plain_host(std::string_view host) {
  std::uint64_t plain = EightBytes::kAll;
  const bool is_long = for_each_eight(host, [&](std::size_t at) {
    const EightBytes bytes(host.data() + at);
    plain &= bytes.letters() | bytes.digits() | bytes.within('-', '.') | bytes.within('_', '_');
  });
  return is_long ? plain == EightBytes::kAll : std::ranges::all_of(host, is_plain);
}

void lower_plain_host(std::string_view host, std::string& out) {
  out.resize(host.size());
  const auto put_lower = [&](std::size_t at) { EightBytes(host.data() + at).lower().put(out.data() + at); };
  if (!for_each_eight(host, put_lower)) std::ranges::transform(host, out.begin(), to_lower);
}

void use_a_labels(NormalisedText& name) {
  if (is_ascii_only(name.text) || name.text.size() > kLongestUtf8Name) return;
  for (std::uint32_t begin = 0; begin < name.text.size(); ++begin) {
    const auto end = static_cast<std::uint32_t>(std::min(name.text.find('.', begin), name.text.size()));
    const std::string_view label = std::string_view(name.text).substr(begin, end - begin);
    const auto a_label = is_ascii_only(label) ? std::nullopt : a_label_of(label);
    if (a_label) replace(name, {begin, end}, a_label->text());
    begin = a_label ? begin + static_cast<std::uint32_t>(a_label->text().size()) : end;
  }
}

}  // namespace carom::core
