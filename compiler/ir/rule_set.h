// The typed form of a whole policy: everything resolved, in the total order, ready to lower. Only check() makes one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/ir/condition.h"
#include "dsl/source/source_map.h"
#include "runtime/core/field.h"
#include "runtime/core/image_tables.h"
#include "runtime/core/verdict.h"

namespace carom::compiler::ir {

struct Pack {
  std::string name;
  std::string version;
  core::Layer layer = core::Layer::base;
  std::string about;
};

struct DeclaredField {
  std::string name;
  core::FieldType type = core::FieldType::string;
};

/// A field of a verdict whose value an `override` decided, and where.
struct OverriddenField {
  std::string_view field;  ///< by its name in the language
  dsl::SourceSpan where;
};

/// A verdict with every field resolved by layers (docs/language.md section 4).
struct Verdict {
  core::BounceType type = core::BounceType::undetermined;
  bool type_by_code = false;
  core::Scope scope = core::Scope::message;
  std::optional<core::Action> action;
  core::RetrySpec retry;
  core::SuppressSpec suppress;
  core::Confidence confidence = core::Confidence::medium;
  std::string advice;
  std::string cite;
  std::vector<OverriddenField> overridden;  ///< in the order of the fields
};

struct Class {
  std::string name;
  std::shared_ptr<const Verdict> verdict;  ///< never null
  dsl::SourceSpan where;
};

/// A sample of a test: a reply as text, or fields by name with their values as strings.
struct Sample {
  std::string text;
  std::vector<std::pair<std::string, std::string>> fields;  ///< empty: `text` is the whole record
  dsl::SourceSpan where;
};

enum class TestOwner : std::uint8_t { rule, unwrap, annotation };

/// One in-language test; `owner` indexes RuleSet::rules, ::unwraps or ::annotations, and nothing for a disabled unwrap
/// or annotation.
struct Test {
  TestOwner kind = TestOwner::rule;
  std::uint32_t owner = 0;
  std::string owner_name;
  std::string pack;
  bool todo = false;
  bool negated = false;
  bool disabled = false;             ///< its owner is: the test is listed and not run
  std::optional<std::string> gives;  ///< class name: that class is the verdict
  Sample sample;
  dsl::SourceSpan where;
};

struct Rule {
  std::string name;  ///< qualified
  std::uint32_t pack = 0;
  core::Band band = core::Band::normal;
  std::uint32_t klass = 0;
  std::optional<Condition> when;
  std::vector<Condition> unless;
  std::vector<std::string> over;           ///< qualified names of rules and groups this one stands before, sorted
  std::shared_ptr<const Verdict> verdict;  ///< never null; its class's where the rule adds nothing
  std::optional<std::string> disabled_because;
  std::string digest;  ///< 8 hexadecimal digits (docs/language.md section 6)
  dsl::SourceSpan where;
};

struct Unwrap {
  std::string name;
  std::uint32_t pack = 0;
  Pattern take;
  std::optional<Condition> when;
  std::vector<Condition> unless;
  dsl::SourceSpan where;
};

struct Annotation {
  std::string name;
  std::uint32_t pack = 0;
  std::optional<Condition> when;
  std::vector<Condition> unless;
  std::vector<std::string> tags;
  std::vector<Pattern> extracts;
  dsl::SourceSpan where;
};

/// `rules` stand in the total order, disabled ones in their place; disabled unwraps and annotations are absent.
struct RuleSet {
  std::vector<Pack> packs;
  std::vector<DeclaredField> declared_fields;
  std::vector<Class> classes;
  std::uint32_t unclassified = 0;
  std::vector<Rule> rules;
  std::vector<Unwrap> unwraps;
  std::vector<Annotation> annotations;
  std::vector<Test> tests;
  std::size_t analytics = 0;  ///< aggregates and audits, which are checked and not evaluated
};

}  // namespace carom::compiler::ir
