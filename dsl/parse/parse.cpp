// The door of the parser: checks of the whole file, the loop over items, and the end of every PEGTL exception.
#include "dsl/parse/parse.h"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/parse/expressions.h"
#include "dsl/parse/items.h"
#include "dsl/parse/recovery.h"
#include "dsl/parse/syntax_messages.h"
#include "support/byte_order_mark.h"
#include "support/counted.h"
#include "support/utf8.h"

namespace carom::dsl {
namespace {

using syntax::Input;
using syntax::ParseState;
using syntax::ReportedError;
using syntax::SyntaxError;

void skip_byte_order_mark(Input& in, ParseState& state) {
  if (state.text.starts_with(kByteOrderMark)) in.bump(kByteOrderMark.size());
  static_cast<void>(syntax::match_space(in, state));
}

bool fits_limit(ParseState& state) {
  if (state.text.size() <= state.limits.source_file_bytes) return true;
  state
      .report(DiagnosticId::C1002, {0, 0},
              // Readers stop one byte behind the limit, so the text's size is not the file's.
              fmt::format("this file has more than the {} allowed",
                          counted(state.limits.source_file_bytes, "byte", "bytes")))
      .notes.push_back({std::nullopt, "split it and read the parts by `include \"part.carom\"`"});
  return false;
}

// No rule holds them, and every executable, archive and UTF-16 text does.
bool has_control_characters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  });
}

// One message a file: what follows a broken byte is mostly of the same kind. False when the file is no text at all, so
// that nothing in it is worth reading.
bool check_encoding(ParseState& state) {
  for (std::size_t at = 0, size = 0; at < state.text.size(); at += size) {
    const Utf8Step step = decode_utf8(state.text, at);
    size = step.size;
    if (step.code_point) continue;
    const auto begin = static_cast<std::uint32_t>(at);
    state
        .report(DiagnosticId::C0127, {begin, begin + 1},
                fmt::format("the byte 0x{:02X} here is not UTF-8", static_cast<unsigned char>(state.text[at])))
        .notes.push_back(
            {std::nullopt, "save the file as UTF-8; patterns match replies of every encoding all the same"});
    return !has_control_characters(state.text);
  }
  return true;
}

// Runs one parse; reports its error and goes on at the next item.
template <class Parse>
void guarded(Input& in, ParseState& state, Parse parse) {
  const std::uint32_t begin = state.offset_of(in.current());
  try {
    parse();
  } catch (const SyntaxError& error) {
    report_expectation(state, error);
    pass_over(in, state, begin, next_item(state, begin, error.offset));
  } catch (const ReportedError& error) {
    pass_over(in, state, begin, next_item(state, begin, error.offset));
  }
}

}  // namespace

ast::Module parse(const SourceMap& sources, SourceId file, const Limits& limits, DiagnosticSink& sink) {
  ast::Module module;
  module.source = file;
  ParseState state(sources.file(file), file, limits, sink, module);
  const auto end = static_cast<std::uint32_t>(state.text.size());
  if (!fits_limit(state) || !check_encoding(state)) {
    module.unread.push_back({0, end});
    return module;
  }
  Input in(state.text.data(), state.text.size(), "");
  skip_byte_order_mark(in, state);
  guarded(in, state, [&] { parse_pack(in, state, module); });
  while (!in.empty() && !state.is_hopeless()) guarded(in, state, [&] { parse_item(in, state, module); });
  if (!in.empty()) module.unread.push_back({state.offset_of(in.current()), end});
  return module;
}

ast::ExprPtr parse_expression(const SourceMap& sources, SourceId file, const Limits& limits, DiagnosticSink& sink) {
  ast::Module module;
  ParseState state(sources.file(file), file, limits, sink, module);
  if (!fits_limit(state)) return nullptr;
  Input in(state.text.data(), state.text.size(), "");
  const std::uint32_t errors = sink.error_count();
  guarded(in, state, [&] {
    skip_byte_order_mark(in, state);
    if (!match_expression(in, state)) throw SyntaxError{syntax::Expectation::condition, state.offset_of(in.current())};
    if (!in.empty()) throw SyntaxError{syntax::Expectation::expression_end, state.offset_of(in.current())};
  });
  return sink.error_count() == errors ? syntax::pop(state.operands.conditions) : nullptr;
}

}  // namespace carom::dsl
