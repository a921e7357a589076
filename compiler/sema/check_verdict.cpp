// Verdicts that contradict themselves (docs/language.md section 5), refused after overrides unless allowed.
#include "compiler/sema/check_verdict.h"

#include <fmt/format.h>

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

// A field that takes part in a contradiction: where it was set and how it reads.
struct Party {
  dsl::SourceSpan where;
  std::string text;
  std::uint8_t rank = 0;
};

class VerdictCheck {
 public:
  VerdictCheck(const VerdictOwner& owner, const VerdictFields& fields, dsl::DiagnosticSink& sink)
      : owner_(owner), fields_(fields), sink_(sink) {}

  void run() {
    check_retry_against_type();
    check_never();
    check_suppression_scope();
    check_no_failure();
    check_action();
  }

 private:
  [[nodiscard]] bool is_type(core::BounceType type) const {
    return fields_.type && !fields_.type->value.by_code && fields_.type->value.type == type;
  }
  [[nodiscard]] bool is_never() const { return fields_.retry && fields_.retry->value.kind == core::RetryKind::never; }
  [[nodiscard]] bool suppresses_now() const { return fields_.suppress && fields_.suppress->value.is_now(); }
  [[nodiscard]] bool suppresses() const {
    return fields_.suppress && fields_.suppress->value.target >= core::SuppressTarget::recipient;
  }

  template <class T>
  static Party party(const Written<T>& field, std::string_view word, std::string_view value) {
    return {field.where, fmt::format("{} {}", word, value), field.rank};
  }
  [[nodiscard]] Party type() const {
    const WrittenType& written = fields_.type->value;
    return party(*fields_.type, "type", written.by_code ? "by code" : core::word_of(written.type));
  }
  [[nodiscard]] Party scope() const { return party(*fields_.scope, "scope", core::word_of(fields_.scope->value)); }
  [[nodiscard]] Party retry() const { return party(*fields_.retry, "retry", core::to_string(fields_.retry->value)); }
  [[nodiscard]] Party suppress() const {
    return party(*fields_.suppress, "suppress", core::to_string(fields_.suppress->value));
  }
  [[nodiscard]] Party action() const { return party(*fields_.action, "action", core::word_of(fields_.action->value)); }

  void check_retry_against_type() {
    if (is_type(core::BounceType::permanent) && fields_.retry && fields_.retry->value.is_timed())
      report(DiagnosticId::C0604, type(), retry(),
             "waiting does not help against a permanent failure: write `retry after fix` or `retry never`, or another "
             "type");
    if (is_type(core::BounceType::temporary) && is_never())
      report(DiagnosticId::C0605, type(), retry(),
             "a temporary failure ends: say when to try again (`retry after 6h`, `retry backoff 1h..12h for 3d`), or "
             "make it permanent");
  }

  void check_never() {
    if (!is_never() || suppresses_now() || is_type(core::BounceType::none)) return;
    constexpr std::string_view kAdvice =
        "an address that is never tried again comes off the list at once: add `suppress recipient` or `suppress "
        "domain`, "
        "or write `retry after fix`";
    if (fields_.suppress) return report(DiagnosticId::C0606, retry(), suppress(), kAdvice);
    auto& found = sink_.report(DiagnosticId::C0606, fields_.retry->where,
                               fmt::format("{} says `retry never` and suppresses nothing; {}", owner_.what, kAdvice));
    found.notes.push_back({owner_.where, fmt::format("the verdict of {}", owner_.what)});
  }

  void check_suppression_scope() {
    if (!suppresses() || !fields_.scope) return;
    const bool recipient = fields_.suppress->value.target == core::SuppressTarget::recipient;
    const core::Scope fitting = recipient ? core::Scope::recipient : core::Scope::domain;
    if (fields_.scope->value == fitting) return;
    report(
        DiagnosticId::C0607, scope(), suppress(),
        fmt::format("what is at fault is not the {0}: suppress nothing, or write `scope {0}`", core::word_of(fitting)));
  }

  void check_no_failure() {
    if (!is_type(core::BounceType::none)) return;
    constexpr std::string_view kAdvice =
        "where nothing failed there is nothing to retry or suppress: remove it, or write another type";
    if (fields_.retry) report(DiagnosticId::C0608, type(), retry(), kAdvice);
    if (suppresses()) report(DiagnosticId::C0608, type(), suppress(), kAdvice);
  }

  void check_action() {
    if (fields_.action && suppresses_now())
      report(DiagnosticId::C0609, action(), suppress(),
             "suppressing at once is the action: remove the written one, or suppress later (`after N in D`)");
  }

  void report(DiagnosticId id, const Party& one, const Party& two, std::string_view advice) {
    const Party& late = one.rank < two.rank ? one : two;
    const Party& early = one.rank < two.rank ? two : one;
    auto& found = sink_.report(id, late.where,
                               fmt::format("{} says both `{}` and `{}`; {}", owner_.what, one.text, two.text, advice));
    found.notes.push_back({early.where, fmt::format("`{}` comes from here", early.text)});
    found.notes.push_back({owner_.where, fmt::format("the verdict of {}", owner_.what)});
  }

  const VerdictOwner& owner_;
  const VerdictFields& fields_;
  dsl::DiagnosticSink& sink_;
};

}  // namespace

void check_verdict(const VerdictOwner& owner, const VerdictFields& fields, dsl::DiagnosticSink& sink) {
  VerdictCheck(owner, fields, sink).run();
}

bool is_verdict_contradiction(dsl::DiagnosticId id) {
  return id >= DiagnosticId::C0604 && id <= DiagnosticId::C0609;
}

}  // namespace carom::compiler
