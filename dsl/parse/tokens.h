// Names, words, numbers and values (grammar: DOT, ID, W, INT, DUR, value …), each with the space that follows it.
#pragma once

#include "dsl/parse/grammar.h"

namespace carom::dsl::syntax {

// A name or number ends here (grammar: E).
struct TokenEnd : pegtl::not_at<pegtl::opt<pegtl::one<'.'>>, pegtl::identifier_other> {};
struct Digits : pegtl::plus<pegtl::digit> {};

struct NamePart : pegtl::seq<pegtl::lower, pegtl::star<pegtl::sor<pegtl::lower, pegtl::digit, pegtl::one<'_'>>>> {};
struct DottedText : Atomic<pegtl::not_at<Reserved>, NamePart, pegtl::star<pegtl::one<'.'>, NamePart>, TokenEnd> {};
struct PlainText : Atomic<pegtl::not_at<Reserved>, NamePart, TokenEnd> {};
struct Dotted : pegtl::seq<DottedText, Space> {};  // DOT
struct Plain : pegtl::seq<PlainText, Space> {};    // ID

struct LabelCharacter : pegtl::sor<pegtl::lower, pegtl::digit, pegtl::one<'_'>> {};
struct Label : pegtl::seq<LabelCharacter, pegtl::star<pegtl::star<pegtl::one<'-'>>, LabelCharacter>> {};
struct BareText : Atomic<pegtl::not_at<Reserved>, pegtl::opt<pegtl::one<'.'>>, Label,
                         pegtl::star<pegtl::one<'.'>, Label>, pegtl::opt<pegtl::string<'.', '*'>>, TokenEnd> {};
struct Bare : pegtl::seq<BareText, Space> {};  // W where a name is meant

struct IntegerText : Atomic<Digits, TokenEnd> {};
struct DurationText : Atomic<Digits, pegtl::one<'s', 'm', 'h', 'd'>, TokenEnd> {};
struct Integer : pegtl::seq<IntegerText, Space> {};
struct Duration : pegtl::seq<DurationText, Space> {};

struct VersionText : Atomic<Digits, pegtl::one<'.'>, Digits, pegtl::one<'.'>, Digits> {};
struct Version : pegtl::seq<VersionText, Space> {};
struct DigestText : Atomic<pegtl::plus<pegtl::sor<pegtl::digit, pegtl::range<'a', 'f'>>>, TokenEnd> {};
struct DiagnosticIdText : Atomic<pegtl::plus<pegtl::upper>, Digits, TokenEnd> {};
struct DiagnosticIdToken : pegtl::seq<DiagnosticIdText, Space> {};

struct String : Scanned<match_string> {};
struct RegexToken : Scanned<match_regex> {};

/// Reads one value (grammar: value) into the operands.
[[nodiscard]] bool match_value(Input& in, ParseState& state);
struct Value : Scanned<match_value> {};

struct Array;
struct Names : pegtl::list<Wants<Expectation::item_name, Dotted>, Mark<",">> {};  // dots
struct ClassNames : pegtl::list<Wants<Expectation::class_name, Dotted>, Mark<",">> {};
struct FieldNames : pegtl::list<Wants<Expectation::field_name, Dotted>, Mark<",">> {};

struct Because : pegtl::seq<Word<"because">, Wants<Expectation::because, String>> {};

}  // namespace carom::dsl::syntax
