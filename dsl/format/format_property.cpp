// One function a kind of property; how it is spelled stands in the syntax itself.
#include "dsl/format/format_property.h"

#include "dsl/ast/words.h"
#include "dsl/format/format_condition.h"

namespace carom::dsl {
namespace {

constexpr std::int32_t kIndent = 2;
// How far the further lines of a property stand to the right of its first.
constexpr std::int32_t kContinuation = 4;

class PropertyFormatter {
 public:
  PropertyFormatter(TokenWriter& out, std::size_t let_column) : out_(out), let_column_(let_column) {}

  void operator()(const ast::Condition& condition) {
    const std::string_view keyword = condition.unless ? "unless" : "when";
    out_.word(keyword);
    out_.space();
    format_condition(out_, *condition.expr, static_cast<std::uint32_t>(keyword.size()) + 1);
  }

  void operator()(const ast::AddCondition& add) {
    const std::string_view keyword = add.condition.unless ? "unless" : "when";
    out_.word("add");
    out_.space_word(keyword);
    out_.space();
    format_condition(out_, *add.condition.expr, static_cast<std::uint32_t>(sizeof("add") + keyword.size()) + 1);
  }

  void operator()(const ast::ReplaceWhen& replace) {
    out_.word("replace");
    out_.space_word("when");
    out_.space();
    format_condition(out_, *replace.expr, sizeof("replace when"));
  }

  void operator()(const ast::Arrow& arrow) { word_and("=>", arrow.target); }
  void operator()(const ast::ScopeProperty& scope) { word_and("scope", scope.word); }
  void operator()(const ast::ActionProperty& action) { word_and("action", action.word); }
  void operator()(const ast::ConfidenceProperty& confidence) { word_and("confidence", confidence.word); }
  void operator()(const ast::LayerProperty& layer) { word_and("layer", layer.word); }
  void operator()(const ast::SeverityProperty& severity) { word_and("severity", severity.word); }
  void operator()(const ast::AdviceProperty& advice) { word_and("advice", advice.text); }
  void operator()(const ast::CiteProperty& cite) { word_and("cite", cite.text); }
  void operator()(const ast::NoteProperty& note) { word_and("note", note.text); }
  void operator()(const ast::AboutProperty& about) { word_and("about", about.text); }
  void operator()(const ast::Say& say) { word_and("say", say.text); }
  void operator()(const ast::Extract& extract) { word_and("extract", extract.text); }
  void operator()(const ast::Take& take) { word_and("take", take.text); }
  void operator()(const ast::Over& over) { word_and("over", over.rules); }
  void operator()(const ast::Tag& tag) { word_and("tag", tag.names); }
  void operator()(const ast::Supersedes& supersedes) { word_and("supersedes", supersedes.classes); }

  void operator()(const ast::GroupBy& group) {
    out_.word("group");
    out_.space();
    word_and("by", group.fields);
  }

  void operator()(const ast::TypeProperty& type) {
    if (!type.by_code) return word_and("type", type.word);
    out_.word("type");
    out_.space_word("by");
    out_.space_word("code");
  }

  void operator()(const ast::LanguageProperty& language) {
    out_.word("language");
    out_.space();
    out_.integer(language.version);
  }

  void operator()(const ast::RetryProperty& retry) {
    out_.word("retry");
    switch (retry.kind) {
      case ast::RetryKind::never:
        return out_.space_word("never");
      case ast::RetryKind::after_fix:
        out_.space_word("after");
        return out_.space_word("fix");
      case ast::RetryKind::after:
        space_word_and("after", retry.first);
        return lasting(retry.give_up);
      case ast::RetryKind::backoff:
        space_word_and("backoff", retry.first);
        out_.word("..");
        out_.duration(retry.last);
        return lasting(retry.give_up);
      case ast::RetryKind::told:
        out_.space_word("told");
        return space_word_and("or", retry.first);
    }
  }

  void operator()(const ast::SuppressProperty& suppress) {
    out_.word("suppress");
    out_.space_word(word_of(suppress.target));
    if (suppress.guarded) out_.space_word("guarded");
    lasting(suppress.lasting);
    if (!suppress.repeats) return;
    out_.space_word("after");
    out_.space();
    out_.integer(*suppress.repeats);
    if (suppress.within) space_word_and("in", *suppress.within);
  }

  void operator()(const ast::Allow& allow) {
    word_and("allow", allow.diagnostic);
    format_because(out_, allow.because);
  }

  void operator()(const ast::Test& test) {
    if (test.todo) out_.word("todo"), out_.space();
    out_.word("test");
    if (test.negated) out_.space_word("not");
    out_.space();
    format_sample(out_, test.sample);
    if (!test.gives) return;
    out_.layout().indent(kContinuation);
    out_.fill_line();
    word_and("gives", *test.gives);
    out_.layout().indent(-kContinuation);
  }

  void operator()(const ast::Window& window) {
    out_.word("window");
    out_.space();
    out_.duration(window.length);
    space_word_and("every", window.every);
  }

  void operator()(const ast::Let& let) {
    word_and("let", let.name);
    const std::size_t after_name = let.name.text.size() + 1;
    if (let_column_ > after_name) out_.layout().broken_text(std::string(let_column_ - after_name, ' '));
    out_.space_word("=");
    out_.space();
    std::visit(*this, let.value);
  }

  void operator()(const ast::SumPtr& sum) {
    out_.layout().indent(kContinuation);
    format_sum(out_, *sum);
    out_.layout().indent(-kContinuation);
  }

  void operator()(const ast::AggregateCall& call) {
    out_.word(word_of(call.function));
    out_.word("(");
    if (call.field) out_.name(*call.field);
    out_.word(")");
    if (!call.where) return;
    out_.layout().indent(kContinuation);
    out_.fill_line();
    out_.word("where");
    out_.space();
    format_condition(out_, *call.where, sizeof("where"));
    out_.layout().indent(-kContinuation);
  }

  void operator()(const ast::HavingProperty& having) {
    out_.word("when");
    out_.space();
    format_having(out_, *having.condition, sizeof("when"));
  }

 private:
  void word_and(std::string_view word, const ast::Name& name) {
    out_.word(word);
    out_.space();
    out_.name(name);
  }

  void word_and(std::string_view word, const ast::Str& text) {
    out_.word(word);
    out_.space();
    out_.string(text);
  }

  void word_and(std::string_view word, const std::vector<ast::Name>& names) {
    out_.word(word);
    out_.space();
    out_.layout().indent(kContinuation);
    out_.names(names);
    out_.layout().indent(-kContinuation);
  }

  void space_word_and(std::string_view word, const ast::Duration& duration) {
    out_.space_word(word);
    out_.space();
    out_.duration(duration);
  }

  void lasting(const std::optional<ast::Duration>& duration) {
    if (duration) space_word_and("for", *duration);
  }

  TokenWriter& out_;
  std::size_t let_column_;
};

void format_record(TokenWriter& out, const ast::RecordSample& record) {
  Layout& layout = out.layout();
  layout.open_group();
  out.word("{");
  const std::uint32_t newlines = out.newlines();
  layout.indent(kIndent);
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    out.begin_entry(true);
    if (i > 0) layout.text(",");
    layout.line();
    out.name(record.fields[i].field);
    out.word(":");
    out.space();
    out.value(record.fields[i].value);
  }
  out.comments_before_closing(false);
  layout.indent(-kIndent);
  layout.line();
  const bool broken = out.newlines() != newlines;
  out.closing("}");
  layout.close_group(broken);
}

}  // namespace

void format_property(TokenWriter& out, const ast::Property& property, std::size_t let_column) {
  std::visit(PropertyFormatter(out, let_column), property.node);
}

void format_sample(TokenWriter& out, const ast::Sample& sample) {
  if (const auto* text = std::get_if<ast::Str>(&sample)) return out.string(*text);
  format_record(out, std::get<ast::RecordSample>(sample));
}

void format_because(TokenWriter& out, const ast::Str& reason) {
  out.layout().indent(kContinuation);
  out.fill_line();
  out.word("because");
  out.space();
  out.string(reason);
  out.layout().indent(-kContinuation);
}

}  // namespace carom::dsl
