// Values (grammar: value), and the numbers inside tokens.
#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "dsl/parse/token_actions.h"

namespace carom::dsl::syntax {
namespace {

using pegtl::digit;
using pegtl::one;
using pegtl::opt;
using pegtl::seq;
using pegtl::sor;
using pegtl::star;

struct HexDigit : sor<digit, pegtl::range<'a', 'f'>> {};
struct IpV4 : seq<Digits, one<'.'>, Digits, one<'.'>, Digits, one<'.'>, Digits> {};
struct IpV6 : seq<star<HexDigit>, one<':'>, star<HexDigit>, one<':'>, star<sor<HexDigit, one<':', '.'>>>> {};
struct IpText : Atomic<sor<IpV4, IpV6>, opt<one<'/'>, Digits>, TokenEnd> {};

struct Sub : sor<one<'x'>, seq<digit, opt<digit>, opt<digit>>> {};
struct Status : Atomic<one<'2', '4', '5', 'x'>, one<'.'>, Sub, one<'.'>, Sub, TokenEnd> {};
struct StatusesText : Atomic<Status, opt<pegtl::two<'.'>, Status>> {};

struct Code : Atomic<pegtl::range<'2', '6'>, sor<seq<digit, sor<digit, one<'x'>>>, pegtl::two<'x'>>, TokenEnd> {};
struct CodesText : Atomic<Code, opt<pegtl::two<'.'>, Code>> {};

struct ValueDuration : seq<DurationText> {};
struct ValueInteger : seq<IntegerText> {};
struct ValueWord : seq<BareText> {};
struct ValueString : seq<String> {};

// The order decides: `5.7.1` is a status before it is a word, `550` a code before it is a number.
struct ValueToken
    : seq<sor<ValueString, IpText, StatusesText, CodesText, ValueDuration, ValueInteger, ValueWord>, Space> {};

// The largest number whose seconds still fit, whatever the unit.
constexpr std::int64_t kLargestNumber = 99'999'999'999'999;

Span span_of(const ParseState& state, std::string_view text) {
  const std::uint32_t begin = state.offset_of(text.data());
  return {begin, begin + static_cast<std::uint32_t>(text.size())};
}

template <ast::ValueKind Kind>
struct PushValue {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    const std::string_view text = in.string_view();
    if constexpr (Kind == ast::ValueKind::integer) static_cast<void>(read_number(state, text));
    if constexpr (Kind == ast::ValueKind::duration)
      static_cast<void>(read_number(state, text.substr(0, text.size() - 1)));
    state.operands.values.push_back({Kind, std::string(text), span_of(state, text)});
  }
};

struct PushString {
  static void apply0(ParseState& state) {
    ast::Str string = pop(state.operands.strings);
    state.operands.values.push_back({ast::ValueKind::string, std::move(string.value), string.span});
  }
};

template <class Rule>
struct ValueAction : pegtl::nothing<Rule> {};
template <>
struct ValueAction<ValueString> : PushString {};
template <>
struct ValueAction<IpText> : PushValue<ast::ValueKind::ip> {};
template <>
struct ValueAction<StatusesText> : PushValue<ast::ValueKind::statuses> {};
template <>
struct ValueAction<CodesText> : PushValue<ast::ValueKind::codes> {};
template <>
struct ValueAction<ValueDuration> : PushValue<ast::ValueKind::duration> {};
template <>
struct ValueAction<ValueInteger> : PushValue<ast::ValueKind::integer> {};
template <>
struct ValueAction<ValueWord> : PushValue<ast::ValueKind::word> {};

}  // namespace

std::int64_t read_number(ParseState& state, std::string_view digits) {
  std::int64_t number = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (result.ec == std::errc{} && number <= kLargestNumber) return number;
  const std::uint32_t begin = state.offset_of(digits.data());
  state
      .report(DiagnosticId::C0126, {begin, begin + static_cast<std::uint32_t>(digits.size())},
              "this number is larger than any count or duration can be")
      .notes.push_back({std::nullopt, fmt::format("the largest is {}", kLargestNumber)});
  return kLargestNumber;
}

bool match_value(Input& in, ParseState& state) {
  return match_grammar<Atomic<ValueToken>, ValueAction>(in, state);
}

void push_name(ParseState& state, std::string_view text) {
  state.operands.names.push_back({std::string(text), span_of(state, text)});
}

void push_integer(ParseState& state, std::string_view text) {
  state.operands.integers.push_back({read_number(state, text), span_of(state, text)});
}

void push_duration(ParseState& state, std::string_view text) {
  const std::int64_t amount = read_number(state, text.substr(0, text.size() - 1));
  state.operands.durations.push_back({amount, text.back(), span_of(state, text)});
}

}  // namespace carom::dsl::syntax
