// Entries come with values that they take, so that records can be made to fit.
#include "tests/equality/policy_scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tests/equality/template_parts.h"

namespace carom::equality {
namespace {

Entry constant(Source source, std::string value) {
  return {std::move(source), [value = std::move(value)](Random&) { return value; }};
}

Entry string_entry(std::string value) {
  return constant(quoted(value), value);
}

Entry template_entry(PolicyScope& scope) {
  TemplateParts parts = random_template(scope.random, scope.words, TemplateUse::like);
  Source source = print_template(parts);
  return {std::move(source),
          [parts = std::move(parts), words = scope.words](Random& random) { return sample(parts, random, words); }};
}

Entry host_entry(PolicyScope& scope) {
  const std::string host = scope.words.host(scope.random);
  if (scope.random.chance(50)) return constant(text(host), host);
  return {text("." + host), [host](Random& random) {
            constexpr std::string_view kBelow[] = {"mx.", "a.b.", "x-1.", ""};
            return std::string(random.pick(kBelow)) + host;
          }};
}

Entry cidr_entry(Random& random) {
  constexpr std::string_view kNetworks[] = {"192.0.2.0/24", "198.51.100.0/24", "10.0.0.0/8", "192.0.2.64/26",
                                            "0.0.0.0/0"};
  constexpr std::string_view kV6Networks[] = {"2001:db8::/32", "2001:db8:1::/48", "::1"};
  switch (random.below(4)) {
    case 0: {
      const std::string address = random_ipv4(random);
      return constant(text(address), address);
    }
    case 1:
      return {text(std::string(random.pick(kV6Networks))), [](Random& dice) {
                constexpr std::string_view kAddresses[] = {"2001:db8::5", "2001:db8:1::9", "::1",
                                                           "2001:DB8:1:0:0:0:0:1"};
                return std::string(dice.pick(kAddresses));
              }};
    default:
      return {text(std::string(random.pick(kNetworks))), [](Random& dice) { return random_ipv4(dice); }};
  }
}

std::uint32_t random_code(Random& random) {
  constexpr std::uint32_t kUsual[] = {421, 450, 451, 452, 500, 550, 550, 551, 552, 553, 554};
  return random.chance(80) ? random.pick(kUsual) : random.between(200, 699);
}

Entry code_entry(Random& random) {
  const std::uint32_t code = random_code(random);
  switch (random.below(5)) {
    case 0:
      return {text(fmt::format("{}xx", code / 100)),
              [code](Random& dice) { return std::to_string(code / 100 * 100 + dice.below(100)); }};
    case 1:
      return {text(fmt::format("{}x", code / 10)),
              [code](Random& dice) { return std::to_string(code / 10 * 10 + dice.below(10)); }};
    case 2: {
      const std::uint32_t last = code + random.below(std::min<std::size_t>(700 - code, 40));
      return {text(fmt::format("{}..{}", code, last)),
              [code, last](Random& dice) { return std::to_string(dice.between(code, last)); }};
    }
    default:
      return constant(text(std::to_string(code)), std::to_string(code));
  }
}

struct StatusParts {
  std::uint32_t klass = 5;
  std::uint32_t subject = 0;
  std::uint32_t detail = 0;
};

std::string print(StatusParts status) {
  return fmt::format("{}.{}.{}", status.klass, status.subject, status.detail);
}

constexpr std::uint32_t kClasses[] = {2, 4, 4, 5, 5, 5};

Entry status_entry(Random& random) {
  const StatusParts status{random.pick(kClasses), random.chance(90) ? random.below(8) : random.below(1000),
                           random.chance(85) ? random.below(30) : random.below(1000)};
  switch (random.below(6)) {
    case 0:
      return {text(fmt::format("{}.{}.x", status.klass, status.subject)),
              [status](Random& dice) { return print({status.klass, status.subject, dice.below(40)}); }};
    case 1:
      return {text(fmt::format("x.{}.{}", status.subject, status.detail)),
              [status](Random& dice) { return print({dice.pick(kClasses), status.subject, status.detail}); }};
    case 2: {
      const std::uint32_t last = std::min(status.detail + random.below(20), 999U);
      return {text(fmt::format("{}..{}", print(status), print({status.klass, status.subject, last}))),
              [status, last](Random& dice) {
                return print({status.klass, status.subject, dice.between(status.detail, last)});
              }};
    }
    case 3:
      return {text(fmt::format("{}.x.x", status.klass)),
              [status](Random& dice) { return print({status.klass, dice.below(8), dice.below(20)}); }};
    default:
      return constant(text(print(status)), print(status));
  }
}

}  // namespace

std::string_view word_of(EntryType type) {
  constexpr std::string_view kWords[kEntryTypeCount] = {"phrases", "words", "templates", "strings",
                                                        "hosts",   "cidrs", "codes",     "statuses"};
  return kWords[static_cast<std::size_t>(type)];
}

void Tested::add(const Tested& other) {
  fields.insert(other.fields.begin(), other.fields.end());
  text |= other.text;
  text_wholly |= other.text_wholly;
}

bool Tested::goes_with(const Tested& other) const {
  if ((text_wholly && other.text) || (text && other.text_wholly)) return false;
  return std::ranges::none_of(fields, [&](const std::string& field) { return other.fields.contains(field); });
}

std::string PolicyScope::visible(std::string_view owner, std::string_view name) const {
  return owner == pack ? std::string(name) : fmt::format("{}.{}", owner, name);
}

Entry random_entry(EntryType type, PolicyScope& scope) {
  switch (type) {
    case EntryType::phrases:
    case EntryType::words:
      return string_entry(scope.words.phrase(scope.random));
    case EntryType::templates:
      return template_entry(scope);
    case EntryType::strings:
      return string_entry(scope.random.chance(50) ? scope.words.word(scope.random) : scope.words.phrase(scope.random));
    case EntryType::hosts:
      return host_entry(scope);
    case EntryType::cidrs:
      return cidr_entry(scope.random);
    case EntryType::codes:
      return code_entry(scope.random);
    case EntryType::statuses:
      return status_entry(scope.random);
  }
  return {};
}

}  // namespace carom::equality
