// How this grammar uses PEGTL: the input, whole tokens, keywords, committed places and their messages.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tao/pegtl.hpp>

#include "dsl/parse/expectation.h"
#include "dsl/parse/parse_state.h"
#include "dsl/parse/scan.h"

namespace carom::dsl::syntax {

namespace pegtl = tao::pegtl;

/// Positions are byte offsets only; lines and columns are the source map's business.
using Input = pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf_crlf, const char*>;

/// A rule matched by a plain function `bool (Input&, ParseState&)`, which consumes nothing when it fails.
template <auto Function>
struct Scanned {
  using rule_t = Scanned;
  using subs_t = pegtl::empty_list;
  template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    return Function(in, state);
  }
};

/// A sequence that consumes nothing when it fails, also where PEGTL would not care to rewind.
template <class... Rules>
struct Atomic {
  using rule_t = Atomic;
  using subs_t = pegtl::type_list<Rules...>;
  template <pegtl::apply_mode A, pegtl::rewind_mode, template <typename...> class Action,
            template <typename...> class Control>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    auto mark = in.template mark<pegtl::rewind_mode::required>();
    return mark((Control<Rules>::template match<A, pegtl::rewind_mode::active, Action, Control>(in, state) && ...));
  }
};

/// A committed place: when none of the rules' sequence matches, the parse of this property or item ends with `E`.
template <Expectation E, class... Rules>
struct Wants : Atomic<Rules...> {};

/// A literal as a template argument.
template <std::size_t N>
struct Literal {
  char text[N];
  consteval Literal(const char (&literal)[N]) { std::copy_n(literal, N, text); }  // NOLINT: reads as the literal
  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

[[nodiscard]] bool match_word(Input& in, ParseState& state, std::string_view word);
[[nodiscard]] bool match_mark(Input& in, ParseState& state, std::string_view mark);
[[nodiscard]] bool match_space(Input& in, ParseState& state);
[[nodiscard]] bool match_reserved(Input& in, ParseState& state);
[[nodiscard]] bool match_string(Input& in, ParseState& state);
[[nodiscard]] bool match_regex(Input& in, ParseState& state);
/// `(` or `not` goes one level deeper; too deep is a diagnostic and ends the parse of the property.
[[nodiscard]] bool match_deeper(Input& in, ParseState& state);
[[nodiscard]] bool match_shallower(Input& in, ParseState& state);

/// A quoted word of the grammar with the space after it.
template <Literal L>
struct Word {
  using rule_t = Word;
  using subs_t = pegtl::empty_list;
  template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    return match_word(in, state, L.view());
  }
};

/// Punctuation with the space after it.
template <Literal L>
struct Mark {
  using rule_t = Mark;
  using subs_t = pegtl::empty_list;
  template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    return match_mark(in, state, L.view());
  }
};

struct Space : Scanned<match_space> {};
struct Reserved : Scanned<match_reserved> {};
struct Deeper : Scanned<match_deeper> {};
struct Shallower : Scanned<match_shallower> {};

template <Expectation E, class... Rules>
constexpr Expectation expectation_of(const Wants<E, Rules...>*) {
  return E;
}

/// A Wants, or a rule derived from one.
template <class Rule>
concept Wanted = requires(const Rule* rule) { expectation_of(rule); };

template <class Rule>
struct Raising : pegtl::normal<Rule> {
  template <class... States>
  [[noreturn]] static void raise(const Input& in, ParseState& state, States&&...) {
    throw SyntaxError{expectation_of(static_cast<const Rule*>(nullptr)), state.offset_of(in.current())};
  }
};

/// Committed places raise wherever they fail, also inside sor, opt and star; nothing else does.
struct Messages {
  template <class Rule>
  static constexpr const char* message = nullptr;
  template <class Rule>
  static constexpr bool raise_on_failure = Wanted<Rule>;
};

template <class Rule>
using Control = typename pegtl::must_if<Messages, Raising, false>::template control<Rule>;

/// Goes on at `next`; what began at `begin` stays unread.
inline void pass_over(Input& in, ParseState& state, std::uint32_t begin, std::uint32_t next) {
  in.iterator() = state.text.data() + next;
  state.unread.push_back({begin, next});
}

/// Matches `Grammar` here, running the actions of `Action`. Throws SyntaxError or ReportedError.
template <class Grammar, template <class...> class Action>
[[nodiscard]] bool match_grammar(Input& in, ParseState& state) {
  return pegtl::parse<Grammar, Action, Control>(in, state);
}

}  // namespace carom::dsl::syntax
