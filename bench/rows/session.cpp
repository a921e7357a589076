// Texts and rule sets are made when the first row asks for them, and then kept.
#include "bench/rows/session.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "bench/engines/compile_policy.h"

namespace carom::bench {
namespace {

constexpr std::size_t kTexts = 8'192;

Source make_source(const Material& material, std::uint64_t seed) {
  Source made{material, seed, Phrases(material, seed), {}, {}};
  ReplyWriter writer(material, made.phrases, seed + 1);
  made.replies = write_replies(writer, kTexts);
  made.corpus = make_corpus(std::string(material.name), seed, texts_of(made.replies));
  return made;
}

}  // namespace

Session::Session(SessionOptions options) : options_(std::move(options)) {
  const char* simd = std::getenv("CAROM_SIMD");
  result_.simd = simd == nullptr ? "best" : simd;
  result_.quick = options_.quick;
}

bool Session::wants(std::string_view id) const {
  return options_.only.empty() || options_.only.contains(id) || options_.only.contains(id.substr(0, id.find('.')));
}

Effort Session::effort() const {
  return options_.quick ? Effort{1.2, 15, 201} : Effort{5, 31, 1001};
}

const Source& Session::source(std::unique_ptr<Source>& slot, const Material& material, std::uint64_t seed) {
  if (!slot) slot = std::make_unique<Source>(make_source(material, seed));
  return *slot;
}

const std::vector<std::string>& Session::literals(const Source& of, std::size_t count) {
  std::vector<std::string>& slot = literals_[{of.material.name, count}];
  if (slot.empty()) slot = of.phrases.literals(count, of.seed + 2);
  return slot;
}

const embed::Compiled& Session::policy(const Source& of, std::size_t count) {
  std::unique_ptr<embed::Compiled>& slot = policies_[{of.material.name, count}];
  if (slot) return *slot;
  const std::vector<std::string>& texts = literals(of, count);
  slot = compile_policy(write_policy(std::vector<std::string_view>(texts.begin(), texts.end()), PolicyShape::has));
  return *slot;
}

const embed::Compiled& Session::shipped_packs() {
  if (!shipped_packs_) shipped_packs_ = compile_shipped_packs();
  return *shipped_packs_;
}

Row Session::row(std::string id, const Corpus& corpus, std::size_t rules) {
  Row made;
  made.id = std::move(id);
  made.corpus = corpus.name;
  made.seed = corpus.seed;
  made.rules = rules;
  return made;
}

void Session::add(Row row) {
  fmt::print(stderr, "  {} {} {}\n", row.id, row.corpus, row.figure ? fmt::format("{:.3g}", *row.figure) : "");
  result_.rows.push_back(std::move(row));
}

void Session::fail(std::string what) {
  result_.failures.push_back(std::move(what));
}

}  // namespace carom::bench
