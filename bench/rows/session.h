// What the rows of one run share: how much time they may take, texts and rule sets, and where results go.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure/interleave.h"
#include "bench/report/row.h"
#include "bench/texts/corpus.h"
#include "bench/texts/material.h"
#include "bench/texts/phrases.h"
#include "runtime/embed/rule_set.h"

namespace carom::bench {

struct SessionOptions {
  bool quick = false;
  std::set<std::string, std::less<>> only;  ///< ids of rows; empty: all
  std::string carom;                        ///< path of the program
  std::string shared;                       ///< folder of the public rule sets, may not exist
};

/// Texts and literals of one material, all from fixed seeds.
struct Source {
  const Material& material;
  std::uint64_t seed;
  Phrases phrases;
  std::vector<Reply> replies;
  Corpus corpus;
};

class Session {
 public:
  explicit Session(SessionOptions options);

  [[nodiscard]] const SessionOptions& options() const { return options_; }
  /// Whether the row, or one of the rows, was asked for. Ids count with and without what follows their first dot.
  [[nodiscard]] bool wants(std::string_view id) const;
  [[nodiscard]] Effort effort() const;

  [[nodiscard]] const Source& a() { return source(a_, material_a(), 1001); }
  [[nodiscard]] const Source& b() { return source(b_, material_b(), 2002); }
  /// Texts without a hit of the literals of `a` or `b`.
  [[nodiscard]] const Source& quiet() { return source(quiet_, material_quiet(), 3003); }
  /// The same vector for the same question, for the whole run.
  [[nodiscard]] const std::vector<std::string>& literals(const Source& of, std::size_t count);
  /// Compiled once a run: a rule (PolicyShape::has) for each of literals(of, count), and the shipped packs.
  [[nodiscard]] const embed::Compiled& policy(const Source& of, std::size_t count);
  [[nodiscard]] const embed::Compiled& shipped_packs();

  /// A row that says where it was measured, and nothing else yet.
  [[nodiscard]] static Row row(std::string id, const Corpus& corpus, std::size_t rules);
  void add(Row row);
  void fail(std::string what);
  [[nodiscard]] RunResult& result() { return result_; }

 private:
  const Source& source(std::unique_ptr<Source>& slot, const Material& material, std::uint64_t seed);

  SessionOptions options_;
  std::unique_ptr<Source> a_;
  std::unique_ptr<Source> b_;
  std::unique_ptr<Source> quiet_;
  std::map<std::pair<std::string_view, std::size_t>, std::vector<std::string>> literals_;
  std::map<std::pair<std::string_view, std::size_t>, std::unique_ptr<embed::Compiled>> policies_;
  std::unique_ptr<embed::Compiled> shipped_packs_;
  RunResult result_;
};

}  // namespace carom::bench
