// RFC 3463 section 2: class "." subject "." detail.
#include "runtime/core/enhanced_status.h"

#include <optional>

#include "support/ascii.h"

namespace carom::core {
namespace {

/// Takes one to three digits off the front.
std::optional<std::uint16_t> take_part(std::string_view& rest) {
  std::uint16_t value = 0;
  std::size_t size = 0;
  while (size < rest.size() && size < 3 && is_digit(rest[size]))
    value = static_cast<std::uint16_t>(value * 10 + (rest[size++] - '0'));
  if (size == 0) return std::nullopt;
  rest.remove_prefix(size);
  return value;
}

bool take_dot(std::string_view& rest) {
  if (!rest.starts_with('.')) return false;
  rest.remove_prefix(1);
  return true;
}

bool is_class(char c) {
  return c == '2' || c == '4' || c == '5';
}

}  // namespace

std::optional<EnhancedStatus> take_enhanced_status(std::string_view& text) {
  if (text.empty() || !is_class(text.front())) return std::nullopt;
  const auto klass = static_cast<std::uint8_t>(text.front() - '0');
  std::string_view rest = text.substr(1);
  if (!take_dot(rest)) return std::nullopt;
  const auto subject = take_part(rest);
  if (!subject || !take_dot(rest)) return std::nullopt;
  const auto detail = take_part(rest);
  if (!detail) return std::nullopt;
  text = rest;
  return EnhancedStatus{klass, *subject, *detail};
}

std::optional<EnhancedStatus> parse_enhanced_status(std::string_view text) {
  const auto status = take_enhanced_status(text);
  return text.empty() ? status : std::nullopt;
}

std::string to_string(EnhancedStatus status) {
  return std::to_string(status.klass) + '.' + std::to_string(status.subject) + '.' + std::to_string(status.detail);
}

}  // namespace carom::core
