// Roots → all packs of a link, in the order of packs.
#include "compiler/sema/load_packs.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/sema/name_report.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

class PackLoader {
 public:
  explicit PackLoader(const ReadingContext& context) : context_(context) {}

  std::vector<LoadedPack> load(const std::vector<PackRequest>& roots) {
    for (const PackRequest& root : roots) load_root(root);
    const auto root_count = static_cast<PackIndex>(packs_.size());
    for (PackIndex root = 0; root < root_count; ++root) follow_uses(root);
    return std::move(packs_);
  }

 private:
  enum class State : std::uint8_t { waiting, on_path, done };
  // One pack on the path from a root and its next `use` line.
  struct Step {
    PackIndex pack = 0;
    std::size_t next = 0;
  };

  void load_root(const PackRequest& root) {
    if (root.file) {
      add(read_pack(*root.file, context_), true);
    } else if (!find(root.name)) {
      // The caller's name gets a source of its own, so that a diagnostic can show it.
      const dsl::SourceId request = context_.sources.add(std::string(kRequestedPath), root.name);
      load_by_name(root.name, {request, {0, static_cast<std::uint32_t>(root.name.size())}}, true);
    }
  }

  std::optional<PackIndex> add(LoadedPack pack, bool is_root) {
    if (const auto same = find(pack.name)) {
      auto& found = context_.sink.report(dsl::DiagnosticId::C0209, pack.where,
                                         fmt::format("two packs are named `{}`; rename one", pack.name));
      found.notes.push_back({packs_[*same].where, "the other one"});
      return std::nullopt;
    }
    pack.is_root = is_root;
    packs_.push_back(std::move(pack));
    states_.push_back(State::waiting);
    return static_cast<PackIndex>(packs_.size() - 1);
  }

  std::optional<PackIndex> find(std::string_view name) const {
    const auto found = std::ranges::find(packs_, name, &LoadedPack::name);
    if (found == packs_.end()) return std::nullopt;
    return static_cast<PackIndex>(found - packs_.begin());
  }

  std::optional<PackIndex> load_by_name(const std::string& name, dsl::SourceSpan where, bool is_root) {
    auto opened = context_.packs.open_pack(name);
    if (!opened) {
      report_unknown(name, where, opened.error().message);
      return std::nullopt;
    }
    LoadedPack pack = read_pack(std::move(*opened), context_);
    if (pack.name != name) {
      report_mismatch(pack, name, where);
      return std::nullopt;
    }
    return add(std::move(pack), is_root);
  }

  void report_unknown(std::string_view name, dsl::SourceSpan where, const std::string& reason) {
    auto& found = context_.sink.report(dsl::DiagnosticId::C0201, where,
                                       fmt::format("pack `{}` cannot be used: {}", name, reason));
    if (context_.sink.suggesting().left() == 0) return;
    suggest_name(found, name, where, known_names(), context_.sink.suggesting());
  }

  // Asked for by the first unknown `use` and kept: the answer takes a walk through all folders of packs.
  std::span<const std::string_view> known_names() {
    if (!known_) {
      known_ = context_.packs.pack_names();
      candidates_.assign(known_->begin(), known_->end());
    }
    return candidates_;
  }

  void report_mismatch(const LoadedPack& pack, std::string_view name, dsl::SourceSpan where) {
    auto& found = context_.sink.report(
        dsl::DiagnosticId::C0213, pack.where,
        fmt::format("this is the main file of pack `{}`, but its header says `{}`; make them agree", name, pack.name));
    found.notes.push_back({where, "asked for here"});
  }

  void follow_uses(PackIndex root) {
    if (states_[root] != State::waiting) return;
    enter(root);
    while (!path_.empty()) {
      Step& top = path_.back();
      if (top.next == packs_[top.pack].use_lines.size()) {
        states_[top.pack] = State::done;
        path_.pop_back();
      } else {
        follow(top.pack, packs_[top.pack].use_lines[top.next++]);
      }
    }
  }

  void enter(PackIndex pack) {
    states_[pack] = State::on_path;
    path_.push_back({pack, 0});
  }

  void follow(PackIndex from, PackUse use) {
    const dsl::SourceSpan where = place(use.file, use.name->span);
    auto target = find(use.name->text);
    if (!target) target = load_by_name(use.name->text, where, false);
    if (!target) return;
    if (states_[*target] == State::on_path) return report_circle(*target, where);
    if (std::ranges::find(packs_[from].uses, *target) == packs_[from].uses.end()) packs_[from].uses.push_back(*target);
    if (states_[*target] == State::waiting) enter(*target);
  }

  void report_circle(PackIndex again, dsl::SourceSpan where) {
    auto step = std::ranges::find(path_, again, &Step::pack);
    std::string circle = fmt::format("`{}`", packs_[again].name);
    while (++step != path_.end()) circle += fmt::format(" uses `{}`, which", packs_[step->pack].name);
    context_.sink.report(
        dsl::DiagnosticId::C0202, where,
        fmt::format("{} uses `{}`: packs may not use each other in a circle; move what they share to a "
                    "third pack",
                    circle, packs_[again].name));
  }

  const ReadingContext& context_;
  std::vector<LoadedPack> packs_;
  std::vector<State> states_;
  std::vector<Step> path_;
  std::optional<std::vector<std::string>> known_;
  std::vector<std::string_view> candidates_;  // views of known_
};

}  // namespace

std::vector<LoadedPack> load_packs(const std::vector<PackRequest>& roots, const ReadingContext& context) {
  return PackLoader(context).load(roots);
}

}  // namespace carom::compiler
