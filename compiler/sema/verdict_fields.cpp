// Verdict fields as written, before layers and classes are resolved.
#include "compiler/sema/verdict_fields.h"

#include <fmt/format.h>

#include <limits>
#include <string_view>
#include <type_traits>
#include <vector>

#include "compiler/sema/name_report.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

// Ten years: longer than any mail system remembers, short enough that sums of seconds cannot overflow.
constexpr std::int64_t kLongestSeconds = std::int64_t{3660} * 86400;

std::vector<std::string_view> words_of(std::string_view enumeration) {
  std::vector<std::string_view> words;
#define VERDICT_WORD(set, enumerator, word) \
  if (enumeration == #set) words.push_back(word);
#include "runtime/core/verdict_words.def"
#undef VERDICT_WORD
  // Two actions only follow from other fields and cannot be written.
  if (enumeration == "Action") std::erase_if(words, [](auto word) { return word == "suppress" || word == "retry"; });
  return words;
}

class VerdictReader {
 public:
  VerdictReader(Span span, dsl::SourceId file, VerdictFields& block, dsl::DiagnosticSink& sink)
      : span_(span), file_(file), block_(block), sink_(sink) {}

  bool operator()(const ast::TypeProperty& property) {
    if (property.by_code) return set(block_.type, {core::BounceType::undetermined, true}, "type");
    const auto type = core::find_bounce_type(property.word.text);
    if (!type) return refuse_word(property.word, "type", words_of("BounceType"));
    return set(block_.type, {*type, false}, "type");
  }
  bool operator()(const ast::ScopeProperty& property) {
    const auto scope = core::find_scope(property.word.text);
    return scope ? set(block_.scope, *scope, "scope") : refuse_word(property.word, "scope", words_of("Scope"));
  }
  bool operator()(const ast::ActionProperty& property) {
    const auto action = core::find_written_action(property.word.text);
    return action ? set(block_.action, *action, "action") : refuse_word(property.word, "action", words_of("Action"));
  }
  bool operator()(const ast::ConfidenceProperty& property) {
    const auto confidence = core::find_confidence(property.word.text);
    return confidence ? set(block_.confidence, *confidence, "confidence")
                      : refuse_word(property.word, "confidence", words_of("Confidence"));
  }
  bool operator()(const ast::AdviceProperty& property) { return set(block_.advice, property.text.value, "advice"); }
  bool operator()(const ast::CiteProperty& property) { return set(block_.cite, property.text.value, "cite"); }

  bool operator()(const ast::RetryProperty& property) {
    core::RetrySpec retry;
    retry.kind = kind_of(property.kind);
    const bool timed = retry.is_timed();
    if (timed) retry.first = seconds(property.first);
    if (property.kind == ast::RetryKind::backoff) retry.last = seconds(property.last);
    if (property.give_up) retry.give_up = seconds(*property.give_up);
    if (property.kind == ast::RetryKind::backoff && retry.last < retry.first)
      refuse_duration(property.last, "a backoff grows: its last delay is not shorter than its first");
    return set(block_.retry, retry, "retry");
  }

  bool operator()(const ast::SuppressProperty& property) {
    core::SuppressSpec suppress;
    suppress.target = target_of(property.target);
    suppress.guarded = property.guarded ? 1 : 0;
    if (property.lasting) suppress.lasting = seconds(*property.lasting);
    if (property.within) suppress.within = seconds(*property.within);
    if (property.repeats) suppress.repeats = repeats(*property.repeats);
    return set(block_.suppress, suppress, "suppress");
  }

  template <class Other>
  bool operator()(const Other&) {
    return false;
  }

 private:
  static core::RetryKind kind_of(ast::RetryKind kind) {
    switch (kind) {
      case ast::RetryKind::never:
        return core::RetryKind::never;
      case ast::RetryKind::after_fix:
        return core::RetryKind::after_fix;
      case ast::RetryKind::after:
        return core::RetryKind::after;
      case ast::RetryKind::backoff:
        return core::RetryKind::backoff;
      case ast::RetryKind::told:
        return core::RetryKind::told;
    }
    return core::RetryKind::unset;
  }

  static core::SuppressTarget target_of(ast::SuppressTarget target) {
    switch (target) {
      case ast::SuppressTarget::none:
        return core::SuppressTarget::none;
      case ast::SuppressTarget::recipient:
        return core::SuppressTarget::recipient;
      case ast::SuppressTarget::domain:
        return core::SuppressTarget::domain;
    }
    return core::SuppressTarget::unset;
  }

  std::int64_t seconds(const ast::Duration& duration) {
    const std::int64_t unit = ast::Duration{1, duration.unit, {}}.seconds();
    if (duration.amount >= 1 && duration.amount <= kLongestSeconds / unit) return duration.amount * unit;
    refuse_duration(duration, "expected at least one unit of time and at most ten years");
    return unit;
  }

  void refuse_duration(const ast::Duration& duration, std::string_view expected) {
    sink_.report(dsl::DiagnosticId::C0610, place(file_, duration.span),
                 fmt::format("`{}{}` is impossible here: {}", duration.amount, duration.unit, expected));
  }

  std::uint32_t repeats(const ast::Integer& count) {
    if (count.value >= 2 && count.value <= std::numeric_limits<std::uint16_t>::max())
      return static_cast<std::uint32_t>(count.value);
    sink_.report(dsl::DiagnosticId::C0611, place(file_, count.span),
                 fmt::format("`after {}` counts impossibly; expected 2 to {}: to suppress on the first failure leave "
                             "`after … in …` out",
                             count.value, std::numeric_limits<std::uint16_t>::max()));
    return 2;
  }

  bool refuse_word(const ast::Name& word, std::string_view field, const std::vector<std::string_view>& words) {
    auto& found = sink_.report(dsl::DiagnosticId::C0602, place(file_, word.span),
                               fmt::format("`{}` is no {}; expected {}", word.text, field, list_words(words)));
    suggest_name(found, word.text, found.where, words, sink_.suggesting());
    return true;
  }

  template <class T>
  bool set(std::optional<Written<T>>& field, std::type_identity_t<T> value, std::string_view word) {
    if (field) {
      auto& found = sink_.report(dsl::DiagnosticId::C0601, place(file_, span_),
                                 fmt::format("`{}` is set twice in one block; leave one", word));
      found.notes.push_back({field->where, "set first here"});
    } else {
      field = Written<T>{std::move(value), place(file_, span_), 0};
    }
    return true;
  }

  Span span_;
  dsl::SourceId file_;
  VerdictFields& block_;
  dsl::DiagnosticSink& sink_;
};

template <class T>
void set_field(std::optional<T>& field, const std::optional<T>& later) {
  if (later) field = later;
}

}  // namespace

bool read_verdict_property(const ast::Property& property, dsl::SourceId file, VerdictFields& block,
                           dsl::DiagnosticSink& sink) {
  return std::visit(VerdictReader(property.span, file, block, sink), property.node);
}

void set_fields(VerdictFields& fields, const VerdictFields& later) {
  set_field(fields.type, later.type);
  set_field(fields.scope, later.scope);
  set_field(fields.action, later.action);
  set_field(fields.retry, later.retry);
  set_field(fields.suppress, later.suppress);
  set_field(fields.confidence, later.confidence);
  set_field(fields.advice, later.advice);
  set_field(fields.cite, later.cite);
}

bool says_nothing(const VerdictFields& fields) {
  bool nothing = true;
  for_each_field(fields, [&nothing](std::string_view, const auto& field) { nothing = nothing && !field; });
  return nothing;
}

}  // namespace carom::compiler
