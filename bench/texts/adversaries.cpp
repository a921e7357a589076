// Each text repeats what one engine's worst case is made of: near matches, long prefixes, many hits.
#include "bench/texts/adversaries.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "bench/texts/random.h"

namespace carom::bench {
namespace {

constexpr std::size_t kBytes = 160;
constexpr std::size_t kLongBytes = 60'000;

/// One more piece of a text.
using Piece = std::function<std::string(Random&)>;

std::string text_of(const Piece& piece, std::size_t bytes, Random& random) {
  std::string text = "550 5.7.1 ";
  while (text.size() < bytes) text += piece(random);
  return text;
}

std::string slice(const std::string& phrase, std::size_t bytes, Random& random) {
  const std::size_t size = std::min(bytes, phrase.size());
  return phrase.substr(random.below(phrase.size() - size + 1), size);
}

std::string spoiled(std::string phrase) {
  phrase.back() = phrase.back() == 'q' ? 'z' : 'q';
  return phrase;
}

const std::string& longest(std::span<const std::string> phrases) {
  return *std::ranges::max_element(phrases, {}, &std::string::size);
}

struct Named {
  std::string_view name;
  Piece piece;
};

std::vector<Named> about(std::span<const std::string> phrases) {
  const auto any = [phrases](Random& random) -> const std::string& { return random.pick(phrases); };
  return {
      {"pieces of three bytes of what rules look for", [any](Random& r) { return slice(any(r), 3, r); }},
      {"windows of eight bytes of what rules look for", [any](Random& r) { return slice(any(r), 8, r); }},
      {"phrases without their last byte", [any](Random& r) { return spoiled(any(r)); }},
      {"one phrase without its last byte, repeated", [almost = spoiled(longest(phrases))](Random&) { return almost; }},
      {"nothing but phrases", [any](Random& r) { return any(r); }},
      {"one phrase, repeated", [phrases](Random&) { return phrases.front() + " "; }}};
}

std::string code(Random& random) {
  constexpr std::string_view kCodes[] = {"550", "450", "421", "554"};
  return std::string(random.pick(kCodes));
}

std::string wide(Random& random) {
  constexpr std::string_view kWide[] = {"É", "ß", "Ж", "ạ̈", "漢", "ﬁ", "İ", "e\u0301", "Å\u0323", "\u200B"};
  return std::string(random.pick(kWide)) + (random.chance(0.2) ? " " : "");
}

std::vector<Named> about_replies() {
  return {
      {"wrappers in wrappers",
       [](Random& r) { return fmt::format("host mx{}.a.example[192.0.2.1] said: {} 5.1.1 ", r.below(9), code(r)); }},
      {"transcripts in brackets", [](Random& r) { return fmt::format("(last transfail: {}-4.2.2 ", code(r)); }},
      {"open brackets and quotes", [](Random& r) { return std::string(1, "([{<\"'"[r.below(6)]); }},
      {"codes and statuses", [](Random& r) { return fmt::format("{} 5.7.{} ", code(r), r.below(30)); }},
      {"lines of a few bytes", [](Random& r) { return fmt::format("{}-5.7.1 a\r\n", code(r)); }},
      {"white space", [](Random& r) { return std::string(1, " \t\r\n"[r.below(4)]) + (r.chance(0.1) ? "a" : ""); }},
      {"digits and dots", [](Random& r) { return fmt::format("{}.", r.below(256)); }},
      {"labels and dots", [](Random& r) { return std::string(1, static_cast<char>('a' + r.below(26))) + "."; }},
      {"addresses", [](Random& r) { return fmt::format("<a{}@b.example>", r.below(10)); }},
      {"text beyond ASCII", wide},
      {"Windows-1252", [](Random& r) { return std::string(1, static_cast<char>(0xC0 + r.below(0x40))); }}};
}

std::vector<std::string> texts_of(const Piece& piece, std::size_t bytes, std::size_t count, Random& random) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(text_of(piece, bytes, random));
  return texts;
}

}  // namespace

std::vector<Adversary> adversaries(std::span<const std::string> phrases, std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<Adversary> made;
  for (const auto& group : {about(phrases), about_replies()})
    for (const Named& one : group) made.push_back({one.name, texts_of(one.piece, kBytes, count, random)});
  const std::size_t few = std::max<std::size_t>(1, count * kBytes / kLongBytes);
  made.push_back(
      {"phrases without their last byte, long texts", texts_of(about(phrases)[2].piece, kLongBytes, few, random)});
  return made;
}

}  // namespace carom::bench
