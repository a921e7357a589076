// The inner reply's parts become code, status and text; the outermost ones stay as outer.*.
#include "runtime/core/unwrap.h"

#include <algorithm>
#include <utility>

#include "runtime/core/reply_extent.h"
#include "support/utf8.h"

namespace carom::core {
namespace {

std::span<const HoleRow> holes_of(const Program& program, const PatternRow& pattern) {
  return program.holes().subspan(pattern.holes.first, pattern.holes.count);
}

std::size_t reply_hole(const Program& program, const PatternRow& pattern) {
  const auto holes = holes_of(program, pattern);
  return static_cast<std::size_t>(std::ranges::find(holes, HoleKind::reply, &HoleRow::kind) - holes.begin());
}

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// Where the template ends with {reply}, brackets alone say how far the reply reaches; where words follow the hole,
/// they end it too.
Span extent_of_reply(std::string_view text, const NfaMatch& match, std::size_t hole, std::string& open) {
  const Span found = match.holes[hole];
  const std::uint32_t end = end_of_reply(text, found.begin, open);
  const bool words_follow = match.whole.end > found.end;
  return {found.begin, words_follow ? std::min(end, found.end) : end};
}

/// The wrapper's own parts, once: of several wrappers the outermost counts. A wrapper need not have a code, the reply
/// in it (`inner`) always does.
void keep_outermost(FieldValues& fields, const Reply& inner) {
  if (fields[field::outer_text].is_present) return;
  fields.outermost_code = inner.code;
  if (const FieldValue& own = fields[field::code]; own.is_present)
    fields.outermost_code = static_cast<std::uint16_t>(own.number);
  fields.values[field::outer_code] = fields[field::code];
  fields.values[field::outer_status] = fields[field::status];
  std::swap(fields.texts[field::outer_text], fields.texts[field::text]);
  fields.set_to_normalised(field::outer_text);
}

}  // namespace

bool Unwrapper::begins_with_code(const Program& program, const UnwrapRow& row, std::string_view text,
                                 const NfaMatch& match) {
  inner_ = extent_of_reply(text, match, reply_hole(program, program.patterns()[row.pattern]), open_);
  read_reply(part(text, inner_), std::nullopt, std::nullopt, std::nullopt, reply_);
  return reply_.code && !reply_.code_span.empty() && reply_.code_span.begin == 0;
}

std::optional<std::uint32_t> Unwrapper::unwrap_once(Evaluation& evaluation, FieldValues& fields) {
  const Program& program = evaluation.program();
  const auto unwrapped = fit_first(evaluation);
  if (!unwrapped) return std::nullopt;
  fill_missing(program, program.patterns()[program.unwraps()[unwrapped->row].pattern], *unwrapped->match, fields);
  put_inner_reply(fields);
  evaluation.begin(program, fields);
  return unwrapped->row;
}

void Unwrapper::fill_missing(const Program& program, const PatternRow& take, const NfaMatch& match,
                             FieldValues& fields) {
  const std::string_view text = fields[field::text].text;
  const auto holes = holes_of(program, take);
  for (std::size_t i = 0; i < holes.size(); ++i) {
    const std::string_view name = program.text(holes[i].name);
    const std::string_view value = part(text, match.holes[i]);
    if (name == "host" && !fields[field::host].is_present)
      fields.set_host(field::host, cut_to(value, program.record_text_bytes()));
    if (name == "ip" && !fields[field::ip].is_present) fields.set_address(field::ip, value);
  }
}

void Unwrapper::put_inner_reply(FieldValues& fields) {
  const NormalisedText& wrapper = fields.texts[field::text];
  normalise(part(wrapper.text, inner_), reply_.kept, text_);
  for (Span& origin : text_.origin)
    origin = wrapper.source_of({origin.begin + inner_.begin, origin.end + inner_.begin});
  keep_outermost(fields, reply_);
  std::swap(fields.texts[field::text], text_);
  fields.set_to_normalised(field::text);

  fields.set_missing(field::code);
  if (reply_.code) fields.set_number(field::code, *reply_.code);
  fields.set_missing(field::status);
  if (reply_.status) fields.set_status(field::status, *reply_.status);
  fields.set_number(field::status_conflict, reply_.status_conflict ? 1 : 0);
  if (!fields[field::stage].is_present && reply_.stage != Stage::missing)
    fields.set_number(field::stage, static_cast<std::int64_t>(reply_.stage));
}

}  // namespace carom::core
