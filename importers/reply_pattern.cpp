// Reads an expression from its beginning, since that is where a reply has what Carom takes out of the text.
#include "importers/reply_pattern.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "importers/all_of.h"
#include "importers/expression_shape.h"
#include "importers/look_ahead.h"
#include "importers/reply_head.h"
#include "importers/text_condition.h"

namespace carom::importers {
namespace {

using Carried = std::expected<Condition, NotCarried>;

std::unexpected<NotCarried> refused(std::string reason, std::string repair) {
  return std::unexpected(NotCarried{std::move(reason), std::move(repair)});
}

std::unexpected<NotCarried> unsupported(std::string reason) {
  return refused(std::move(reason), "write the rule by hand, with code, status and text apart");
}

// `5.7.1` where more digits could follow.
bool can_grow(const std::vector<std::string>& statuses) {
  const std::string& last = statuses.back();
  return !last.ends_with('x') && last.size() - last.rfind('.') <= 3;
}

/// Whether a status is asked for at the reply's beginning, or there as well as anywhere.
enum class Where : std::uint8_t { leading, everywhere };

// What stands behind a status that has been read, and the status itself.
Carried behind_status(PatternCursor at, const Statuses& statuses, Where where) {
  AllOf all;
  all.add("status " + as_value(statuses.entries));
  all.add_bare_dot(statuses.has_bare_dot);
  const bool at_end = at.at_end();
  const Gap gap = take_gap(at);
  if (!gap.ends_number && !gap.anything && !at_end)
    return refused("nothing ends the status, so longer ones match too", "put `\\b` or a blank behind it");
  if (!gap.ends_number && can_grow(statuses.entries))
    all.add_open_status(fmt::format("{}", fmt::join(statuses.entries, ", ")));
  const bool has_words = !at.at_end();
  if (has_words ? gap.anything : where == Where::leading) all.add("$status_leads");
  if (has_words) all.add(gap.anything ? text_holds(at.rest()) : text_begins(at.rest()));
  return all.finish();
}

// `(5\.1\.1 )?`: a status that may be absent. Empty: none stands here.
std::vector<std::string> take_optional_status(PatternCursor& at) {
  const auto inside = inside_brackets(at.rest(), '(', ')');
  if (!inside || !at.rest().substr(inside->size() + 2).starts_with('?')) return {};
  PatternCursor group(*inside);
  group.take("?:");
  Statuses statuses = take_statuses(group);
  const Gap gap = take_gap(group);
  if (gap.anything || !group.at_end()) return {};
  if (!statuses.entries.empty()) at.skip(inside->size() + 3);
  return std::move(statuses.entries);
}

// Whether the first group could take a status, which no longer stands in the text.
bool may_take_a_status(std::string_view words) {
  const auto inside = inside_brackets(words, '(', ')');
  return inside && inside->contains("\\.") && (inside->contains("\\d") || inside->find_first_of("245") == 0);
}

// Words right behind the code.
Carried behind_code(AllOf all, PatternCursor at) {
  if (const std::vector<std::string> statuses = take_optional_status(at); !statuses.empty()) {
    static_cast<void>(take_gap(at));
    all.add(fmt::format("($no_leading_status or status {})", as_value(statuses)));
  } else if (may_take_a_status(at.rest())) {
    return unsupported("a status may stand among its words or not");
  } else if (!at.at_end()) {
    all.add("$no_leading_status");
  }
  if (!at.at_end()) all.add(text_begins(at.rest()));
  return all.finish();
}

// A status that leads is not in the text, one that does not is.
Carried anywhere(AllOf all, std::string_view words) {
  PatternCursor at(words);
  static_cast<void>(take_gap(at));
  const std::string_view reply = at.rest();
  const Statuses statuses = take_statuses(at);
  if (statuses.entries.empty()) {
    if (!words.empty()) all.add(text_holds(words));
    return all.finish();
  }
  Carried leading = behind_status(at, statuses, Where::everywhere);
  if (!leading) return leading;
  all.add_either(*std::move(leading), text_quotes(reply));
  return all.finish();
}

Carried behind_codes(const Codes& codes, PatternCursor at) {
  AllOf all;
  if (!codes.entries.empty()) all.add("code " + as_value(codes.entries));
  const bool at_end = at.at_end();
  const Gap gap = take_gap(at);
  if (!gap.ends_number && !gap.anything && !at_end) return unsupported("nothing ends the reply code");
  if (gap.anything) return anywhere(std::move(all), at.rest());
  const Statuses statuses = take_statuses(at);
  if (statuses.entries.empty()) return behind_code(std::move(all), at);
  Carried rest = behind_status(at, statuses, Where::leading);
  if (rest && !codes.entries.empty()) rest->when = fmt::format("code {} and {}", as_value(codes.entries), rest->when);
  return rest;
}

Carried from_begin(PatternCursor at) {
  const std::optional<Codes> codes = take_codes(at);
  if (!codes && !take_statuses(at).entries.empty())
    return refused("a reply begins with its code, and behind `^` stands a status: it never fits",
                   "put the code before the status, as in `^\\d{3} `, or take `^` out");
  if (!codes) return unsupported("behind `^` stands no reply code that could be told apart");
  if (!codes->possible) return refused("no reply has such a code", "take the rule out: it never fits");
  return behind_codes(*codes, at);
}

// Without `^` the beginning of the reply is one of the places.
Carried from_anywhere(std::string_view pattern) {
  PatternCursor at(pattern);
  static_cast<void>(take_gap(at));
  const std::string_view reply = at.rest();
  const std::optional<Codes> codes = take_codes(at);
  if (!codes || codes->entries.empty()) return anywhere(AllOf(), pattern);
  Carried leading = behind_codes(*codes, at);
  if (!leading) return anywhere(AllOf(), pattern);
  const TextCondition quote = text_quotes(reply);
  leading->when = fmt::format("{} or {}", leading->when, quote.written);
  leading->expressions.insert(leading->expressions.end(), quote.expressions.begin(), quote.expressions.end());
  return leading;
}

// What PowerMTA and delivery reports put before a reply stands at its beginning, too.
bool take_begin(PatternCursor& at) {
  const bool anchored = at.take("^");
  return at.take_one_of({"smtp; ", "smtp;"}) || anchored;
}

Carried one_alternative(std::string_view pattern) {
  PatternCursor at(pattern);
  return take_begin(at) ? from_begin(at) : from_anywhere(at.rest());
}

bool is_about_words(std::string_view pattern) {
  PatternCursor at(pattern);
  if (take_begin(at)) return false;
  static_cast<void>(take_gap(at));
  return !take_codes(at) && take_statuses(at).entries.empty();
}

Carried alternatives(std::string_view pattern) {
  const std::vector<std::string_view> all = outer_alternatives(pattern);
  if (all.size() == 1) return one_alternative(pattern);
  if (std::ranges::all_of(all, is_about_words)) return anywhere(AllOf(), pattern);
  Condition either;
  for (const std::string_view alternative : all) {
    if (alternative.empty()) return refused("an alternative is empty: it takes every reply", "take out the extra `|`");
    Carried one = one_alternative(alternative);
    if (!one) return one;
    either.when += (either.when.empty() ? "" : " or ") + one->when;
    either.expressions.insert(either.expressions.end(), one->expressions.begin(), one->expressions.end());
    if (!one->open_status.empty()) either.open_status = one->open_status;
    either.has_bare_dot = either.has_bare_dot || one->has_bare_dot;
  }
  return either;
}

// The reply with the words that are refused behind it, as `unless`.
Carried with_look_ahead(const LookAhead& parts) {
  if (has_special_group(parts.before)) return unsupported("it has a look-around or another special group");
  PatternCursor at(parts.before);
  static_cast<void>(at.take("^"));
  static_cast<void>(take_codes(at));
  const Gap gap = take_gap(at);
  static_cast<void>(take_statuses(at));
  const Gap behind = take_gap(at);
  if (gap.anything || behind.anything || !has_one_length(at.rest()))
    return unsupported("what stands before its look-ahead may fit in several places");
  Carried condition = alternatives(parts.before);
  if (!condition) return condition;
  TextCondition unless = text_begins(std::string(at.rest()) + std::string(parts.refused));
  condition->unless = std::move(unless.written);
  condition->expressions.insert(condition->expressions.end(), unless.expressions.begin(), unless.expressions.end());
  return condition;
}

}  // namespace

Carried condition_of(std::string_view pattern) {
  if (std::ranges::any_of(pattern, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return unsupported("it holds a control character");
  if (pattern.starts_with("(?i)")) pattern.remove_prefix(4);
  if (!is_closed(pattern)) return refused("a parenthesis, class or backslash is left open", "close it in the source");
  if (const std::optional<LookAhead> look_ahead = take_look_ahead(pattern)) return with_look_ahead(*look_ahead);
  if (has_special_group(pattern)) return unsupported("it has a look-around or another special group");
  return alternatives(pattern);
}

}  // namespace carom::importers
