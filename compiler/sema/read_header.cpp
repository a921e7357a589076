// The header of a pack: name, version, language, layer.
#include "compiler/sema/read_header.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

#include "compiler/sema/name_report.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

constexpr std::int64_t kLanguageVersion = 1;

class HeaderReader {
 public:
  HeaderReader(dsl::SourceId file, LoadedPack& pack, dsl::DiagnosticSink& sink)
      : file_(file), pack_(pack), sink_(sink) {}

  void read(const ast::Property& property) {
    if (const auto* language = std::get_if<ast::LanguageProperty>(&property.node)) {
      if (is_first(language_, property, "language")) read_language(*language);
    } else if (const auto* layer = std::get_if<ast::LayerProperty>(&property.node)) {
      if (is_first(layer_, property, "layer")) read_layer(*layer);
    } else if (const auto* about = std::get_if<ast::AboutProperty>(&property.node)) {
      if (is_first(about_, property, "about")) pack_.about = about->text.value;
    }
  }

 private:
  bool is_first(std::optional<Span>& seen, const ast::Property& property, std::string_view word) {
    if (!seen) {
      seen = property.span;
      return true;
    }
    auto& found = sink_.report(dsl::DiagnosticId::C0218, place(file_, property.span),
                               fmt::format("the header says `{}` twice; leave one", word));
    found.notes.push_back({place(file_, *seen), "first said here"});
    return false;
  }

  void read_language(const ast::LanguageProperty& language) {
    if (language.version.value == kLanguageVersion) return;
    auto& found = sink_.report(dsl::DiagnosticId::C0219, place(file_, language.version.span),
                               fmt::format("language version {} is unknown here; this program reads version {}",
                                           language.version.value, kLanguageVersion));
    // Another number does not translate the pack.
    found.offer(place(file_, language.version.span), std::to_string(kLanguageVersion), dsl::Applicability::for_review);
  }

  void read_layer(const ast::LayerProperty& layer) {
    pack_.has_layer = true;
    if (const auto known = core::find_layer(layer.word.text)) {
      pack_.layer = *known;
      return;
    }
    auto& found =
        sink_.report(dsl::DiagnosticId::C0221, place(file_, layer.word.span),
                     fmt::format("`{}` is no layer; expected {}", layer.word.text, list_words(core::layer_words())));
    suggest_name(found, layer.word.text, found.where, core::layer_words(), sink_.suggesting());
  }

  dsl::SourceId file_;
  LoadedPack& pack_;
  dsl::DiagnosticSink& sink_;
  std::optional<Span> language_;
  std::optional<Span> layer_;
  std::optional<Span> about_;
};

}  // namespace

void read_header(const ast::PackHeader& header, dsl::SourceId file, LoadedPack& pack, dsl::DiagnosticSink& sink) {
  pack.name = header.name.text;
  pack.version = header.version.text;
  pack.layer = core::Layer::base;
  pack.has_layer = false;
  pack.where = place(file, header.name.span);
  HeaderReader reader(file, pack, sink);
  for (const ast::Property& property : header.properties) reader.read(property);
}

}  // namespace carom::compiler
