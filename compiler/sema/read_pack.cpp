// The main file of a pack and all it includes → one LoadedPack.
#include "compiler/sema/read_pack.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

#include "compiler/sema/name_report.h"
#include "compiler/sema/read_header.h"
#include "dsl/parse/parse.h"
#include "support/counted.h"

namespace carom::compiler {
namespace {

// Whether a path could lead out of a folder, judged by its spelling alone.
bool leaves_folder(std::string_view path) {
  if (path.starts_with('/') || path.contains('\\') || path.contains(':')) return true;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (path.substr(0, slash) == "..") return true;
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }
  return false;
}

bool holds_rules(const LoadedPack& pack) {
  for (const LoadedItem& loaded : pack.items)
    if (std::holds_alternative<ast::RuleDecl>(loaded.item->node) ||
        std::holds_alternative<ast::GroupDecl>(loaded.item->node))
      return true;
  return false;
}

class PackReader {
 public:
  explicit PackReader(const ReadingContext& context) : context_(context) {}

  LoadedPack read(PackFile main) {
    pack_.where = {context_.sources.size(), {}};
    open(std::move(main), nullptr, 0);
    read_headers();
    splice_items();
    require_layer();
    return std::move(pack_);
  }

 private:
  // A file whose items are being taken; a stack instead of recursion, so that no chain of includes can exhaust ours.
  struct Open {
    const ast::Module* module = nullptr;
    std::size_t next = 0;
  };

  // `include` is null for the main file.
  void open(PackFile file, const ast::Include* include, dsl::SourceId including) {
    const std::string path = file.path;
    bytes_ += file.text.size();
    const dsl::SourceId id = context_.sources.add(std::move(file.path), std::move(file.text));
    if (bytes_ > context_.limits.pack_bytes)
      return report_size(include ? place(including, include->path.span) : place(id, {}));
    seen_.emplace(path, include ? place(including, include->path.span) : place(id, {}));
    auto module = std::make_unique<ast::Module>(dsl::parse(context_.sources, id, context_.limits, context_.sink));
    open_.push_back({module.get(), 0});
    pack_.modules.push_back(std::move(module));
  }

  void report_size(dsl::SourceSpan where) {
    full_ = true;
    context_.sink.report(
        dsl::DiagnosticId::C1021, where,
        // A file over its own limit is not read to its end.
        fmt::format("with this file the pack has more than the {} allowed (pack_bytes); split the pack",
                    counted(context_.limits.pack_bytes, "byte", "bytes")));
  }

  void read_headers() {
    if (pack_.modules.empty()) return;
    const ast::Module& main = *pack_.modules.front();
    if (main.pack) read_header(*main.pack, main.source, pack_, context_.sink);
  }

  void splice_items() {
    std::size_t items = 0;
    for (const auto& module : pack_.modules) items += module->items.size();
    pack_.items.reserve(items);
    while (!open_.empty() && !full_) {
      Open& top = open_.back();
      if (top.next == top.module->items.size()) {
        open_.pop_back();
        continue;
      }
      take(top.module->items[top.next++], top.module->source);
    }
  }

  void take(const ast::Item& item, dsl::SourceId file) {
    if (const auto* include = std::get_if<ast::Include>(&item.node)) return read_include(*include, file);
    if (const auto* use = std::get_if<ast::Use>(&item.node)) pack_.use_lines.push_back({&use->pack, file});
    pack_.items.push_back({&item, file});
  }

  void read_include(const ast::Include& include, dsl::SourceId file) {
    const dsl::SourceSpan where = place(file, include.path.span);
    if (leaves_folder(include.path.value)) {
      context_.sink.report(
          dsl::DiagnosticId::C0212, where,
          fmt::format("`{}` leads out of the pack's folder; include only files beside or below this one",
                      include.path.value));
      return;
    }
    auto opened = context_.packs.open_include(context_.sources.file(file).path(), include.path.value);
    if (!opened) {
      context_.sink.report(dsl::DiagnosticId::C0210, where,
                           fmt::format("`{}` cannot be included: {}", include.path.value, opened.error().message));
      return;
    }
    if (is_repeated(*opened, where)) return;
    open(std::move(*opened), &include, file);
    if (!full_) refuse_header(*pack_.modules.back());
  }

  bool is_repeated(const PackFile& file, dsl::SourceSpan where) {
    const auto seen = seen_.find(file.path);
    if (seen == seen_.end()) return false;
    auto& found =
        context_.sink.report(dsl::DiagnosticId::C0211, where,
                             fmt::format("`{}` is part of this pack already; include each file once", file.path));
    found.notes.push_back({seen->second, "read first from here"});
    return true;
  }

  void refuse_header(const ast::Module& module) {
    if (!module.pack) return;
    context_.sink.report(
        dsl::DiagnosticId::C0214, place(module.source, module.pack_span),
        "an included file carries a pack header; only the main file of a pack may: remove it, or `use` "
        "the pack instead of including its file");
  }

  void require_layer() {
    if (pack_.has_layer || !holds_rules(pack_)) return;
    auto& found = context_.sink.report(dsl::DiagnosticId::C0220, pack_.where,
                                       fmt::format("pack `{}` has rules and names no layer", pack_.name));
    found.notes.push_back({std::nullopt, "add `layer local`, `org`, `provider` or `base` to its header"});
  }

  const ReadingContext& context_;
  LoadedPack pack_;
  std::vector<Open> open_;
  std::map<std::string, dsl::SourceSpan> seen_;  // files of the pack by path, and the include that read each
  std::uint64_t bytes_ = 0;
  bool full_ = false;
};

}  // namespace

LoadedPack read_pack(PackFile main, const ReadingContext& context) {
  return PackReader(context).read(std::move(main));
}

}  // namespace carom::compiler
