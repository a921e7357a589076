// Grammar of items up to their opening brace: pack, use, field, list, macro, class, rule, group, annotate, unwrap,
// aggregate, audit, override, disable.
#pragma once

#include "dsl/parse/expressions.h"
#include "dsl/parse/tokens.h"

namespace carom::dsl::syntax {

template <Literal L>
using BlockHead = pegtl::seq<Word<L>, Wants<Expectation::item_name, Dotted>>;

struct PackHead
    : pegtl::seq<Word<"pack">, Wants<Expectation::item_name, Dotted>, Wants<Expectation::version, Version>> {};
struct UseItem : pegtl::seq<Word<"use">, Wants<Expectation::pack_name, Dotted>> {};
struct IncludeItem : pegtl::seq<Word<"include">, Wants<Expectation::string, String>> {};
struct FieldOptional : Mark<"?"> {};
struct FieldItem
    : pegtl::seq<Word<"field">, Wants<Expectation::item_name, Dotted>, Wants<Expectation::field_colon, Mark<":">>,
                 Wants<Expectation::field_type, Bare>, pegtl::opt<FieldOptional>> {};

struct ListType : pegtl::seq<Mark<":">, Wants<Expectation::list_type, Bare>> {};
struct ListAdd : Mark<"+="> {};
struct ListRemove : Mark<"-="> {};
struct ListItem : pegtl::seq<Word<"list">, Wants<Expectation::item_name, Dotted>,
                             Wants<Expectation::list_operator, pegtl::sor<ListType, ListAdd, ListRemove>>,
                             Wants<Expectation::array, ArrayToken>> {};
struct MacroItem : pegtl::seq<Word<"macro">, Wants<Expectation::plain_name, Plain>,
                              Wants<Expectation::equals, pegtl::not_at<pegtl::string<'=', '>'>>, Mark<"=">>,
                              Wants<Expectation::condition, Expression>> {};

struct ClassHead : BlockHead<"class"> {};
struct AnnotateHead : BlockHead<"annotate"> {};
struct UnwrapHead : BlockHead<"unwrap"> {};
struct AggregateHead : BlockHead<"aggregate"> {};
struct AuditHead : BlockHead<"audit"> {};

struct BandFirst : Word<"first"> {};
struct BandFallback : Word<"fallback"> {};
struct RuleWord : Word<"rule"> {};
struct RulesWord : Word<"rules"> {};
struct RuleKeyword : Wants<Expectation::rule_keyword, pegtl::sor<RulesWord, RuleWord>> {};
struct RuleHead
    : pegtl::seq<pegtl::opt<pegtl::sor<BandFirst, BandFallback>>, RuleKeyword, Wants<Expectation::item_name, Dotted>> {
};

struct OptionalWord : Word<"optional"> {};
struct ClassWord : Word<"class"> {};
struct AnnotateWord : Word<"annotate"> {};
struct UnwrapWord : Word<"unwrap"> {};
struct AggregateWord : Word<"aggregate"> {};
struct AuditWord : Word<"audit"> {};
struct Digest : pegtl::seq<pegtl::one<'@'>, Wants<Expectation::digest, DigestText>, Space> {};
struct OverrideHead : pegtl::seq<Word<"override">, pegtl::opt<OptionalWord>,
                                 Wants<Expectation::override_kind, pegtl::sor<RulesWord, RuleWord, ClassWord>>,
                                 Wants<Expectation::item_name, Dotted>, pegtl::opt<Digest>> {};
struct DisableItem
    : pegtl::seq<Word<"disable">, pegtl::opt<OptionalWord>,
                 Wants<Expectation::disable_kind,
                       pegtl::sor<RulesWord, RuleWord, AnnotateWord, UnwrapWord, AggregateWord, AuditWord>>,
                 Wants<Expectation::item_name, Dotted>, Wants<Expectation::because, Word<"because">>,
                 Wants<Expectation::because, String>> {};

}  // namespace carom::dsl::syntax
