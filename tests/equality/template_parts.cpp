// Each part is made with a text that it takes.
#include "tests/equality/template_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carom::equality {
namespace {

constexpr std::string_view kKinds[] = {"*", "word", "int", "ip", "addr", "host", "url", "id", "duration"};
constexpr std::string_view kNames[] = {"blocklist", "queue", "who", "x1", "ticket"};
// Text between two holes; what brackets and quotes do to {reply} is a matter of its own.
constexpr std::string_view kSeparators[] = {" ", " ", ": ", "[", "] ", "<", "> ", "=", ", ", " (", ") ", "'", "-"};
// What opens before {reply}, and what closes it.
constexpr std::pair<std::string_view, std::string_view> kReplyPlaces[] = {
    {" said: ", ""}, {" (", ")"},         {": \"", "\""},         {" <", ">"},
    {" [", "]"},     {" - ", " --- end"}, {": ", " (in reply to"}};

std::string sample_of(std::string_view kind, Random& random, const Words& words) {
  if (kind == "*") return random.chance(30) ? "" : words.filler(random, random.between(1, 3));
  if (kind == "word") return random.chance(50) ? words.word(random) : "x-1;y";
  if (kind == "int") return std::to_string(random.below(100000));
  if (kind == "ip") {
    constexpr std::string_view kV6[] = {"2001:db8::1", "::1", "2001:db8:1:2:3:4:5:6", "::ffff:192.0.2.1"};
    return random.chance(60) ? random_ipv4(random) : std::string(random.pick(kV6));
  }
  if (kind == "addr") return fmt::format("{}@{}", random.chance(50) ? "bob" : "b.o+b", words.host(random));
  if (kind == "host") return fmt::format("{}{}", words.host(random), random.chance(10) ? "." : "");
  if (kind == "url") return fmt::format("https://{}/p?{}=1", words.host(random), words.word(random));
  if (kind == "id") return fmt::format("Q{}-A.{}", random.below(1000), random.below(10));
  constexpr std::string_view kDurations[] = {"300",    "5 minutes", "2h", "1:30:00", "1 day and 2 hours",
                                             "90 sec", "7 parsecs"};
  return std::string(random.pick(kDurations));
}

std::string braced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '{') out += '{';
    out += c;
  }
  return out;
}

TemplatePart hole(Random& random, TemplateParts& parts, TemplateUse use) {
  TemplatePart made{.kind = std::string(random.pick(kKinds))};
  if (use != TemplateUse::like && random.chance(60)) {
    made.name = random.pick(kNames);
    if (random.chance(25)) made.name = "delay", made.kind = "duration";
    if (use == TemplateUse::take && random.chance(70)) made.name = made.kind = random.chance(50) ? "host" : "ip";
    if (made.name == "host" && random.chance(40)) made.kind = "word";
    if (std::ranges::find(parts, made.name, &TemplatePart::name) != parts.end()) made.name.clear();
  }
  return made;
}

void add_literal(TemplateParts& parts, std::string literal) {
  if (!parts.empty() && parts.back().kind.empty())
    parts.back().literal += literal;
  else
    parts.push_back({.literal = std::move(literal)});
}

void add_reply(TemplateParts& parts, Random& random) {
  const auto& [before, behind] = random.pick(kReplyPlaces);
  add_literal(parts, std::string(before));
  parts.push_back({.kind = "reply"});
  if (!behind.empty()) add_literal(parts, std::string(behind));
}

}  // namespace

TemplateParts random_template(Random& random, Words& words, TemplateUse use) {
  TemplateParts parts;
  // A template of holes alone would match nearly everything.
  add_literal(parts, words.phrase(random));
  const std::uint32_t holes = random.between(use == TemplateUse::take ? 0 : 1, 3);
  for (std::uint32_t i = 0; i < holes; ++i) {
    if (!random.chance(15)) add_literal(parts, std::string(random.pick(kSeparators)));
    parts.push_back(hole(random, parts, use));
  }
  if (use == TemplateUse::take)
    add_reply(parts, random);
  else if (random.chance(40))
    add_literal(parts, std::string(random.pick(kSeparators)) + words.word(random));
  const auto is_named = [](const TemplatePart& part) { return !part.name.empty(); };
  if (use == TemplateUse::extract && std::ranges::none_of(parts, is_named))
    std::ranges::find_if(parts, [](const TemplatePart& part) { return !part.kind.empty(); })->name = "found";
  return parts;
}

Source print_template(const TemplateParts& parts) {
  Source source{.head = "\"", .tail = "\""};
  for (const TemplatePart& part : parts) {
    if (part.kind.empty()) {
      Source inside = quoted(braced(part.literal)).parts.front();
      source.parts.push_back(removable(std::move(inside)));
    } else {
      const std::string name = part.name.empty() ? "" : part.name + ":";
      source.parts.push_back(removable(text("{" + name + part.kind + "}")));
    }
  }
  return source;
}

std::string sample(const TemplateParts& parts, Random& random, const Words& words, std::string_view reply,
                   std::string_view host) {
  std::string made;
  for (const TemplatePart& part : parts) {
    if (part.kind.empty())
      made += part.literal;
    else if (part.name == "host" && !host.empty())
      made += host;
    else
      made += part.kind == "reply" ? std::string(reply) : sample_of(part.kind, random, words);
  }
  return made;
}

const TemplatePart* host_hole(const TemplateParts& parts) {
  const auto hole = std::ranges::find(parts, "host", &TemplatePart::name);
  return hole == parts.end() ? nullptr : &*hole;
}

bool has_text_after_reply(const TemplateParts& parts) {
  return !parts.empty() && parts.back().kind != "reply";
}

}  // namespace carom::equality
