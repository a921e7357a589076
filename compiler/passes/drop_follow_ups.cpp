// A diagnostic goes when a syntax error could have caused it: in the same item, or by a name in what was not read.
#include "compiler/passes/drop_follow_ups.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "support/ascii.h"

namespace carom::compiler {
namespace {

using dsl::Diagnostic;
using dsl::DiagnosticId;

// Something is missing, which may stand in the unread part of the same item.
constexpr DiagnosticId kMissingInItem[] = {
    DiagnosticId::C0220, DiagnosticId::C0501, DiagnosticId::C0503, DiagnosticId::C0603, DiagnosticId::C0801,
    DiagnosticId::C0803, DiagnosticId::C0806, DiagnosticId::C0809, DiagnosticId::C0814, DiagnosticId::C0901};
// A name is unknown, which an unread item may declare.
constexpr DiagnosticId kUnknownName[] = {DiagnosticId::C0203, DiagnosticId::C0204, DiagnosticId::C0205,
                                         DiagnosticId::C0206, DiagnosticId::C0207, DiagnosticId::C0701};
// Nothing uses something, but unread text may.
constexpr DiagnosticId kUnused[] = {DiagnosticId::C0215, DiagnosticId::C0216};

// What they swallowed up to the line's end was meant as something else.
constexpr DiagnosticId kUnclosed[] = {DiagnosticId::C0115, DiagnosticId::C0117};

template <std::size_t N>
bool is_one_of(const DiagnosticId (&ids)[N], DiagnosticId id) {
  return std::ranges::find(ids, id) != std::end(ids);
}

// Reported by the parser.
bool is_syntax(DiagnosticId id) {
  const std::string_view code = dsl::info(id).code;
  return code.starts_with("C01") || code.starts_with("C100") || code.starts_with("C101");
}

bool touch(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

bool is_name_character(char c) {
  return is_word_character(c) || c == '.';
}

class FollowUps {
 public:
  FollowUps(const dsl::DiagnosticSink& found, const std::vector<LoadedPack>& packs, const dsl::SourceMap& sources)
      : sources_(sources) {
    for (const Diagnostic& diagnostic : found.all()) {
      if (is_syntax(diagnostic.id)) errors_[diagnostic.where.file].push_back(diagnostic.where.span);
      if (is_one_of(kUnclosed, diagnostic.id)) swallowed_[diagnostic.where.file].push_back(diagnostic.where.span);
      // Such a file is not even in memory beyond its limit.
      is_anything_mentioned_ |= diagnostic.id == DiagnosticId::C1002;
    }
    for (const LoadedPack& pack : packs)
      for (const auto& module : pack.modules) note_unread(*module);
  }

  [[nodiscard]] bool contain(const Diagnostic& diagnostic) const {
    if (is_syntax(diagnostic.id)) return false;
    if (stands_at_error(diagnostic.where)) return true;
    if (broken_.empty()) return false;
    if (is_one_of(kUnused, diagnostic.id)) return may_be_used(diagnostic.where);
    // A verdict is made of a rule and its class, with overrides of both.
    if (diagnostic.id == DiagnosticId::C0606)
      return is_class_or_override_broken_ || stands_in_broken_item(diagnostic.where);
    if (is_one_of(kMissingInItem, diagnostic.id)) return stands_in_broken_item(diagnostic.where);
    return is_one_of(kUnknownName, diagnostic.id) &&
           (is_anything_mentioned_ || is_mentioned(sources_.file(diagnostic.where.file).slice(diagnostic.where.span)));
  }

 private:
  struct BrokenModule {
    const ast::Module* module = nullptr;
    std::vector<Span> unread;
  };

  void note_unread(const ast::Module& module) {
    std::vector<Span> spans = module.unread;
    const std::vector<Span>& swallowed = swallowed_[module.source];
    spans.insert(spans.end(), swallowed.begin(), swallowed.end());
    if (spans.empty()) return;
    const std::string_view text = sources_.file(module.source).text();
    for (const Span unread : spans) {
      note_names(text.substr(unread.begin, unread.size()));
      is_class_or_override_broken_ |= may_hold_class_or_override(module, unread);
    }
    broken_.emplace(module.source, BrokenModule{&module, std::move(spans)});
  }

  // Also where an item was not read at all, so that nobody knows of which kind it is.
  static bool may_hold_class_or_override(const ast::Module& module, Span unread) {
    const auto holds = [&](const ast::Item& item) { return touch(unread, item.span); };
    const auto first = std::ranges::find_if(module.items, holds);
    if (first == module.items.end()) return true;
    return std::any_of(first, module.items.end(), [&](const ast::Item& item) {
      return holds(item) && (std::holds_alternative<ast::ClassDecl>(item.node) ||
                             std::holds_alternative<ast::OverrideDecl>(item.node));
    });
  }

  void note_names(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::size_t begin = at;
      while (at < text.size() && is_name_character(text[at])) ++at;
      if (at > begin) note_name(text.substr(begin, at - begin));
    }
  }

  // A use may put the name of the pack before that of the thing.
  void note_name(std::string_view name) {
    mentioned_.insert(name);
    for (;; name.remove_prefix(name.find('.') + 1)) {
      mentioned_ends_.insert(name);
      if (!name.contains('.')) return;
    }
  }

  [[nodiscard]] bool may_be_used(const dsl::SourceSpan& declared) const {
    return is_anything_mentioned_ || mentioned_ends_.contains(sources_.file(declared.file).slice(declared.span));
  }

  [[nodiscard]] bool stands_at_error(const dsl::SourceSpan& where) const {
    const auto errors = errors_.find(where.file);
    return errors != errors_.end() &&
           std::ranges::any_of(errors->second, [&](Span error) { return touch(error, where.span); });
  }

  [[nodiscard]] bool stands_in_broken_item(const dsl::SourceSpan& where) const {
    const auto broken = broken_.find(where.file);
    if (broken == broken_.end()) return false;
    const Span item = item_around(*broken->second.module, where.span.begin);
    return std::ranges::any_of(broken->second.unread, [&](Span unread) { return touch(unread, item); });
  }

  // Without an item there the pack header or the file as a whole is meant.
  static Span item_around(const ast::Module& module, std::uint32_t offset) {
    const auto after =
        std::ranges::upper_bound(module.items, offset, {}, [](const auto& item) { return item.span.begin; });
    if (after != module.items.begin() && offset < std::prev(after)->span.end) return std::prev(after)->span;
    return {0, std::numeric_limits<std::uint32_t>::max()};
  }

  // As written or without the name of its pack.
  [[nodiscard]] bool is_mentioned(std::string_view name) const {
    name = name.substr(std::min(name.find_first_not_of("@$"), name.size()));
    while (!mentioned_.contains(name)) {
      const std::size_t dot = name.find('.');
      if (dot == std::string_view::npos) return false;
      name.remove_prefix(dot + 1);
    }
    return true;
  }

  const dsl::SourceMap& sources_;
  std::unordered_map<dsl::SourceId, std::vector<Span>> errors_;
  std::unordered_map<dsl::SourceId, std::vector<Span>> swallowed_;
  std::unordered_map<dsl::SourceId, BrokenModule> broken_;
  std::unordered_set<std::string_view> mentioned_;
  std::unordered_set<std::string_view> mentioned_ends_;
  bool is_anything_mentioned_ = false;
  bool is_class_or_override_broken_ = false;
};

}  // namespace

dsl::DiagnosticSink drop_follow_ups(dsl::DiagnosticSink found, const std::vector<LoadedPack>& packs,
                                    const dsl::SourceMap& sources) {
  const FollowUps follow_ups(found, packs, sources);
  dsl::DiagnosticSink kept(std::numeric_limits<std::uint32_t>::max());
  for (Diagnostic& diagnostic : found.all())
    if (!follow_ups.contain(diagnostic)) kept.add(std::move(diagnostic));
  return kept;
}

}  // namespace carom::compiler
