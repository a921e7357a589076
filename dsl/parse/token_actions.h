// What the tokens leave among the operands.
#pragma once

#include "dsl/parse/tokens.h"

namespace carom::dsl::syntax {

/// The number that the digits spell; one too large is reported and cut.
std::int64_t read_number(ParseState& state, std::string_view digits);

void push_name(ParseState& state, std::string_view text);
void push_integer(ParseState& state, std::string_view text);
void push_duration(ParseState& state, std::string_view text);

template <class Rule>
struct TokenAction : pegtl::nothing<Rule> {};

struct PushName {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    push_name(state, in.string_view());
  }
};
struct PushInteger {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    push_integer(state, in.string_view());
  }
};
struct PushDuration {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    push_duration(state, in.string_view());
  }
};

template <>
struct TokenAction<DottedText> : PushName {};
template <>
struct TokenAction<PlainText> : PushName {};
template <>
struct TokenAction<BareText> : PushName {};
template <>
struct TokenAction<VersionText> : PushName {};
template <>
struct TokenAction<DigestText> : PushName {};
template <>
struct TokenAction<DiagnosticIdText> : PushName {};
template <>
struct TokenAction<IntegerText> : PushInteger {};
template <>
struct TokenAction<DurationText> : PushDuration {};

}  // namespace carom::dsl::syntax
