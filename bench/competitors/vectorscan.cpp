// Vectorscan in the best of its modes: literals or escaped expressions, one text or a whole batch a call, all matches
// or the first of each pattern.
#include <hs.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "bench/competitors/escape.h"
#include "bench/engines/match_engines.h"
#include "bench/measure/interleave.h"
#include "support/check.h"

namespace carom::bench {
namespace {

struct DatabaseDeleter {
  void operator()(hs_database_t* database) const { hs_free_database(database); }
};
using Database = std::unique_ptr<hs_database_t, DatabaseDeleter>;

/// The arrays that the compiler wants, for all patterns.
struct Expressions {
  std::vector<std::string> spelled;
  std::vector<const char*> pointers;
  std::vector<std::size_t> lengths;
  std::vector<unsigned> numbers;

  Expressions(const Patterns& patterns, bool escaped, bool behind_nul) {
    for (const std::string_view text : patterns.texts) {
      spelled.push_back(escaped ? escape_for_regex(text) : std::string(text));
      if (behind_nul && spelled.back().starts_with('^')) spelled.back().replace(0, 1, "\\x00");
    }
    for (unsigned i = 0; i < spelled.size(); ++i) {
      pointers.push_back(spelled[i].c_str());
      lengths.push_back(spelled[i].size());
      numbers.push_back(i);
    }
  }
};

Database compile_literals(const Patterns& patterns) {
  const Expressions all(patterns, false, false);
  const std::vector<unsigned> flags(all.spelled.size(), 0);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(all.pointers.data(), flags.data(), all.numbers.data(), all.lengths.data(),
                           static_cast<unsigned>(all.spelled.size()), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS)
    hs_free_compile_error(error);
  return Database(database);
}

// `behind_nul`: for whole batches, where a text begins behind the NUL that ends the one before; newlines keep gaps
// inside.
Database compile_expressions(const Patterns& patterns, unsigned more_flags, bool behind_nul = false) {
  const bool is_literal = patterns.syntax == PatternSyntax::literal;
  const Expressions all(patterns, is_literal, behind_nul);
  const std::vector<unsigned> flags(all.spelled.size(),
                                    more_flags | (is_literal ? 0U : HS_FLAG_CASELESS | HS_FLAG_MULTILINE));
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_multi(all.pointers.data(), flags.data(), all.numbers.data(), static_cast<unsigned>(all.spelled.size()),
                       HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS)
    hs_free_compile_error(error);
  return Database(database);
}

class VectorscanEngine final : public MatchEngine {
 public:
  explicit VectorscanEngine(const Patterns& patterns) {
    const bool is_literal = patterns.syntax == PatternSyntax::literal;
    if (is_literal) add("literals", compile_literals(patterns), Ways::both);
    add("expressions", compile_expressions(patterns, 0), is_literal ? Ways::both : Ways::text_by_text);
    add("expressions, single match", compile_expressions(patterns, HS_FLAG_SINGLEMATCH), Ways::text_by_text);
    if (!is_literal) add("expressions", compile_expressions(patterns, 0, true), Ways::whole_batches);
  }
  ~VectorscanEngine() override { hs_free_scratch(scratch_); }
  VectorscanEngine(const VectorscanEngine&) = delete;
  VectorscanEngine& operator=(const VectorscanEngine&) = delete;

  [[nodiscard]] bool is_usable() const { return !forms_.empty(); }

  void warm(std::span<const scan::TextBatch> batches) override {
    batched_ = fastest(batches, true);
    single_ = fastest(batches, false);
  }
  void match(std::span<const scan::TextBatch> batches, std::span<std::uint32_t> lowest) override {
    match_in(batched_, batches, lowest);
  }
  std::uint32_t match_one(std::string_view text) override {
    std::uint32_t lowest = kNoPattern;
    hs_scan(forms_[single_.form].database.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch_, note_one,
            &lowest);
    return lowest;
  }
  [[nodiscard]] std::string mode() const override {
    return forms_[batched_.form].name + (batched_.concatenated ? ", batches in one piece" : ", text by text");
  }
  [[nodiscard]] std::size_t memory() const override {
    std::size_t bytes = 0;
    hs_database_size(forms_[batched_.form].database.get(), &bytes);
    return bytes;
  }

 private:
  // A single match in a whole batch is not one in each text.
  enum class Ways : std::uint8_t { both, text_by_text, whole_batches };
  struct Form {
    std::string name;
    Database database;
    Ways ways;
  };
  struct Mode {
    std::size_t form = 0;
    bool concatenated = false;
  };
  struct Cursor {
    const scan::TextBatch& batch;
    std::span<std::uint32_t> lowest;
    std::size_t text = 0;
  };

  void add(std::string name, Database database, Ways ways) {
    if (!database) return;
    CAROM_CHECK(hs_alloc_scratch(database.get(), &scratch_) == HS_SUCCESS, "vectorscan has memory for its scratch");
    forms_.push_back({std::move(name), std::move(database), ways});
  }

  static int note_one(unsigned pattern, unsigned long long, unsigned long long, unsigned, void* context) {
    auto& lowest = *static_cast<std::uint32_t*>(context);
    lowest = std::min(lowest, pattern);
    return 0;
  }
  // Matches come in the order of their ends, nearly always.
  static int note_in_batch(unsigned pattern, unsigned long long, unsigned long long to, unsigned, void* context) {
    auto& cursor = *static_cast<Cursor*>(context);
    const auto end = static_cast<std::uint32_t>(to) + static_cast<std::uint32_t>(scan::TextBatch::kPadding - 1);
    while (cursor.text > 0 && end <= cursor.batch.begin(cursor.text)) --cursor.text;
    while (cursor.text + 1 < cursor.batch.count() && end > cursor.batch.end(cursor.text)) ++cursor.text;
    std::uint32_t& lowest = cursor.lowest[cursor.text];
    lowest = std::min(lowest, pattern);
    return 0;
  }

  void match_in(Mode mode, std::span<const scan::TextBatch> batches, std::span<std::uint32_t> lowest) {
    std::ranges::fill(lowest, kNoPattern);
    const hs_database_t* database = forms_[mode.form].database.get();
    for (const scan::TextBatch& batch : batches) {
      const std::span<std::uint32_t> here = lowest.first(batch.count());
      if (mode.concatenated) {
        Cursor cursor{batch, here};
        const std::size_t begin = scan::TextBatch::kPadding - 1;  // the NUL before the first text
        hs_scan(database, batch.data() + begin, static_cast<unsigned>(batch.used_bytes() - begin), 0, scratch_,
                note_in_batch, &cursor);
      } else {
        for (std::size_t i = 0; i < batch.count(); ++i)
          hs_scan(database, batch.text(i).data(), static_cast<unsigned>(batch.text(i).size()), 0, scratch_, note_one,
                  &here[i]);
      }
      lowest = lowest.subspan(batch.count());
    }
  }

  Mode fastest(std::span<const scan::TextBatch> batches, bool may_concatenate) {
    std::vector<Mode> modes;
    for (std::size_t form = 0; form < forms_.size(); ++form) {
      if (forms_[form].ways != Ways::whole_batches) modes.push_back({form, false});
      if (may_concatenate && forms_[form].ways != Ways::text_by_text) modes.push_back({form, true});
    }
    std::size_t texts = 0;
    for (const scan::TextBatch& batch : batches) texts += batch.count();
    std::vector<std::uint32_t> lowest(texts);
    std::vector<double> least(modes.size(), HUGE_VAL);
    for (int round = 0; round < 5; ++round)
      for (std::size_t i = 0; i < modes.size(); ++i)
        least[i] = std::min(least[i], time_once([&] { match_in(modes[i], batches, lowest); }));
    return modes[static_cast<std::size_t>(std::ranges::min_element(least) - least.begin())];
  }

  hs_scratch_t* scratch_ = nullptr;
  std::vector<Form> forms_;
  Mode batched_;
  Mode single_;
};

}  // namespace

MatchEntry vectorscan_engine() {
  return {"vectorscan", Side::competitor, false, [](const Patterns& patterns) -> std::unique_ptr<MatchEngine> {
            auto engine = std::make_unique<VectorscanEngine>(patterns);
            if (!engine->is_usable()) return nullptr;
            return engine;
          }};
}

}  // namespace carom::bench
