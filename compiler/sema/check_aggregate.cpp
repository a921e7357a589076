// In the order of the parts: keys, window, lets, condition, what is superseded.
#include "compiler/sema/check_aggregate.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/sema/aggregate_units.h"
#include "compiler/sema/analytic_field.h"
#include "compiler/sema/check_having.h"
#include "compiler/sema/check_say.h"
#include "compiler/sema/condition_typer.h"
#include "compiler/sema/property_list.h"
#include "compiler/sema/type_value.h"
#include "compiler/sema/verdict_fields.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

/// One aggregate on its way through the checks.
class AggregateCheck {
 public:
  AggregateCheck(const ast::AggregateDecl& aggregate, const FindSuppressedAtOnce& find_suppressed,
                 const TypingContext& context)
      : aggregate_(aggregate),
        properties_(aggregate.properties),
        find_suppressed_(find_suppressed),
        context_(context) {}

  void check();

 private:
  void check_group_keys();
  void check_window() const;
  void check_lets();
  void check_when();
  void check_outcome();
  void check_supersedes(const ast::Supersedes& supersedes, bool has_class) const;
  void report_too_late(const ast::Name& klass, const SuppressedAtOnce& suppressed) const;
  void check_message(bool has_class);
  void check_own_verdict() const;
  void report_unused_lets() const;
  void add_key(const ast::Name& field);
  void add_let(const ast::Let& let);
  Unit call_unit(const ast::AggregateCall& call, const ast::Name& let) const;
  Unit argument_unit(const ast::AggregateCall& call) const;
  void report_call(const ast::Name& where, std::string message) const {
    context_.sink.report(DiagnosticId::C0805, place(where.span, context_), std::move(message));
  }

  const ast::AggregateDecl& aggregate_;
  const std::vector<ast::Property>& properties_;
  const FindSuppressedAtOnce& find_suppressed_;
  const TypingContext& context_;
  std::vector<std::string_view> keys_;
  Lets lets_;
};

void AggregateCheck::add_key(const ast::Name& field) {
  const auto refuse = [&](std::string_view why) {
    context_.sink.report(DiagnosticId::C0811, place(field.span, context_),
                         fmt::format("cannot group by `{}`: {}", field.text, why));
  };
  if (std::ranges::find(keys_, field.text) != keys_.end()) return refuse("it is a key already; name it once");
  keys_.push_back(field.text);
  if (field.text == "at") return refuse("time is cut by `window`; expected a field that many records share");
  if (is_analytic_field(field.text)) {
    static_cast<void>(check_analytic_field(field, context_));
    return;
  }
  const auto ref = context_.scope.find_field(field, context_.file);
  if (ref && ref->type == core::FieldType::text)
    refuse("free text differs from record to record; expected a field that many records share");
}

void AggregateCheck::check_group_keys() {
  const auto* group = only<ast::GroupBy>(properties_, "`group by`", context_);
  if (group == nullptr) return report_missing(aggregate_.name, "`group by`", context_);
  for (const ast::Name& field : group->fields) add_key(field);
}

void AggregateCheck::check_window() const {
  const auto* window = only<ast::Window>(properties_, "`window`", context_);
  if (window == nullptr) return report_missing(aggregate_.name, "`window … every …`", context_);
  const auto report = [&](const ast::Duration& part, std::string_view why) {
    context_.sink.report(DiagnosticId::C0807, place(part.span, context_),
                         fmt::format("`{}{}` {}", part.amount, part.unit, why));
  };
  if (window->length.amount <= 0) report(window->length, "is no window; expected a length above zero");
  if (window->every.amount <= 0) return report(window->every, "is no step; expected a length above zero");
  if (window->every.seconds() > window->length.seconds())
    report(window->every,
           "is longer than the window, so records between two windows would be missed; expected at most "
           "the window");
}

Unit AggregateCheck::argument_unit(const ast::AggregateCall& call) const {
  const ast::Name& field = *call.field;
  if (is_analytic_field(field.text)) {
    if (!check_analytic_field(field, context_)) return Unit::unknown;
    if (is_numeric_analytic_field(field.text) && call.function != ast::AggregateFunction::sum) return Unit::time;
    report_call(field, fmt::format("`{}` has no sum, least or greatest; expected `attempts`, `age` or another number "
                                   "or duration",
                                   field.text));
    return Unit::unknown;
  }
  const auto ref = context_.scope.find_field(field, context_.file);
  if (!ref) return Unit::unknown;
  if (ref->type == core::FieldType::integer) return Unit::count;
  if (ref->type == core::FieldType::duration) return Unit::duration;
  report_call(field, fmt::format("`{}` ({}) has no sum, least or greatest; expected a number or duration", field.text,
                                 core::name_of(ref->type)));
  return Unit::unknown;
}

Unit AggregateCheck::call_unit(const ast::AggregateCall& call, const ast::Name& let) const {
  if (call.where) check_analytic_condition(*call.where, context_);
  const bool counts = call.function == ast::AggregateFunction::count;
  if (counts && call.field)
    report_call(*call.field, fmt::format("`count` counts records and takes no field; expected `count()`, or "
                                         "`distinct({})` for its different values",
                                         call.field->text));
  if (counts) return Unit::count;
  if (!call.field) {
    report_call(let, fmt::format("the function of `{}` has no field; expected one between its parentheses, as in "
                                 "`distinct(rcpt)`",
                                 let.text));
    return Unit::unknown;
  }
  if (call.function != ast::AggregateFunction::distinct) return argument_unit(call);
  if (is_analytic_field(call.field->text))
    static_cast<void>(check_analytic_field(*call.field, context_));
  else
    static_cast<void>(context_.scope.find_field(*call.field, context_.file));
  return Unit::count;
}

void AggregateCheck::add_let(const ast::Let& let) {
  LetInfo info{Unit::unknown, let.name.span, false};
  if (const auto* call = std::get_if<ast::AggregateCall>(&let.value))
    info.unit = call_unit(*call, let.name);
  else
    info.unit = unit_of(*std::get<ast::SumPtr>(let.value), lets_, context_);
  const bool is_key = std::ranges::find(keys_, let.name.text) != keys_.end();
  const auto [known, added] = lets_.try_emplace(let.name.text, info);
  if (added && !is_key) return;
  dsl::Diagnostic& taken = context_.sink.report(
      DiagnosticId::C0804, place(let.name.span, context_),
      fmt::format("`{}` is {} already; expected a name of its own", let.name.text, added ? "a group key" : "a let"));
  if (!added) taken.notes.push_back({place(known->second.where, context_), "the first one stands here"});
}

void AggregateCheck::check_lets() {
  for (const ast::Property* property : properties_of<ast::Let>(properties_))
    add_let(std::get<ast::Let>(property->node));
}

void AggregateCheck::check_when() {
  const auto* when = only<ast::HavingProperty>(properties_, "`when`", context_);
  if (when == nullptr) return report_missing(aggregate_.name, "`when`", context_);
  check_having(*when->condition, lets_, context_);
}

void AggregateCheck::check_supersedes(const ast::Supersedes& supersedes, bool has_class) const {
  if (!has_class) report_missing(aggregate_.name, "`=> class`, the verdict that supersedes", context_);
  for (const ast::Name& klass : supersedes.classes) {
    if (!context_.scope.check_class(klass, context_.file)) continue;
    if (const SuppressedAtOnce* suppressed = find_suppressed_(klass.text)) report_too_late(klass, *suppressed);
  }
}

void AggregateCheck::report_too_late(const ast::Name& klass, const SuppressedAtOnce& suppressed) const {
  auto& found = context_.sink.report(
      DiagnosticId::C0808, place(klass.span, context_),
      fmt::format(
          "{} suppresses at once (`suppress {}`), so superseding `{}` would come too late; expected a class and "
          "rules that suppress guarded, later or not at all",
          suppressed.by, core::to_string(suppressed.suppress), klass.text));
  found.notes.push_back({suppressed.where, "declared here"});
}

void AggregateCheck::check_outcome() {
  const auto* arrow = only<ast::Arrow>(properties_, "`=>`", context_);
  if (arrow != nullptr) static_cast<void>(context_.scope.check_class(arrow->target, context_.file));
  if (const auto* supersedes = only<ast::Supersedes>(properties_, "`supersedes`", context_))
    check_supersedes(*supersedes, arrow != nullptr);
  check_message(arrow != nullptr);
}

void AggregateCheck::check_message(bool has_class) {
  const auto* say = only<ast::Say>(properties_, "`say`", context_);
  if (say == nullptr && !has_class)
    report_missing(aggregate_.name, "`say` (it makes a finding, not a verdict)", context_);
  if (say == nullptr) return;
  std::vector<std::string_view> known = keys_;
  for (auto& [name, let] : lets_) {
    known.emplace_back(name);
    if (say->text.value.find("{" + name + "}") != std::string::npos) let.used = true;
  }
  check_say(*say, known, context_);
}

// What it sets of its verdict beside the class; the values themselves are for whoever evaluates it.
void AggregateCheck::check_own_verdict() const {
  VerdictFields fields;
  const auto sets_verdict = [&](const ast::Property& property) {
    return read_verdict_property(property, context_.file, fields, context_.sink);
  };
  const auto count = std::ranges::count_if(properties_, sets_verdict);
  if (count != 0 && properties_of<ast::Arrow>(properties_).empty())
    report_missing(aggregate_.name, "`=> class`, without which there is no verdict to set", context_);
}

void AggregateCheck::report_unused_lets() const {
  for (const auto& [name, let] : lets_)
    if (!let.used)
      context_.sink.report(
          DiagnosticId::C0814, place(let.where, context_),
          fmt::format("nothing uses `{}`; name it in `when`, in `say` or in a later let, or drop it", name));
}

void AggregateCheck::check() {
  check_group_keys();
  check_window();
  check_lets();
  check_when();
  check_outcome();
  check_own_verdict();
  report_unused_lets();
}

}  // namespace

void check_aggregate(const ast::AggregateDecl& aggregate, const FindSuppressedAtOnce& find_suppressed,
                     const TypingContext& context) {
  AggregateCheck(aggregate, find_suppressed, context).check();
}

}  // namespace carom::compiler
