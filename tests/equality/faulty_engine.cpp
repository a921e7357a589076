// Faults are planted in the program that an engine runs, or in what it answers.
#include "tests/equality/faulty_engine.h"

#include <deque>
#include <map>
#include <utility>

#include "tests/equality/kept_verdict.h"
#include "tests/equality/plain_engine.h"
#include "tests/equality/reload.h"

namespace carom::equality {
namespace {

using core::ImageTables;
using core::PatternKind;

/// The right engine on a program that says something else.
class OnChangedProgram final : public Engine {
 public:
  OnChangedProgram(core::Program program, const EngineKind& kind)
      : program_(std::move(program)), engine_(kind.make(program_)) {}

  void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) override {
    engine_->classify(records, verdicts);
  }
  core::Verdict classify(const core::Record& record) override { return engine_->classify(record); }

 private:
  core::Program program_;
  std::unique_ptr<Engine> engine_;
};

template <class Change>
EngineKind on_changed_program(const EngineKind& engine, Change change) {
  return {engine.name, engine.step, engine.turn, [engine, change](const core::Program& program) {
            ImageTables tables = tables_of(program);
            change(tables);
            return std::make_unique<OnChangedProgram>(load_tables(tables), engine);
          }};
}

/// An engine that answers one record after the other and keeps its verdicts.
class OneByOne : public Engine {
 public:
  void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) final {
    kept_.clear();
    for (std::size_t i = 0; i < records.size(); ++i) verdicts[i] = kept(answer(records[i]));
  }
  core::Verdict classify(const core::Record& record) final {
    kept_.clear();
    return kept(answer(record));
  }

 protected:
  [[nodiscard]] virtual core::Verdict answer(const core::Record& record) = 0;
  /// What is kept of an answer may be spoiled.
  virtual void spoil(KeptVerdict&) {}

 private:
  core::Verdict kept(const core::Verdict& verdict) {
    KeptVerdict& kept = kept_.emplace_back(verdict);
    spoil(kept);
    return kept.view();
  }

  std::deque<KeptVerdict> kept_;
};

class EvidenceOneByteOff final : public OneByOne {
 public:
  explicit EvidenceOneByteOff(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

 private:
  core::Verdict answer(const core::Record& record) override { return engine_->classify(record); }
  void spoil(KeptVerdict& verdict) override {
    for (core::Evidence& evidence : verdict.evidence)
      if (!evidence.span.empty()) ++evidence.span.end;
  }

  std::unique_ptr<Engine> engine_;
};

/// Asks again without the winner.
class TakesSecondRule final : public OneByOne {
 public:
  TakesSecondRule(const core::Program& program, EngineKind kind)
      : program_(program), kind_(std::move(kind)), engine_(kind_.make(program)) {}

 private:
  core::Verdict answer(const core::Record& record) override {
    const core::Verdict first = engine_->classify(record);
    if (!first.is_classified()) return first;
    const core::Verdict second = without(first.rule_index).classify(record);
    return second.is_classified() ? second : first;
  }

  Engine& without(std::uint32_t rule) {
    std::unique_ptr<Engine>& engine = without_[rule];
    if (!engine) {
      ImageTables tables = tables_of(program_);
      tables.rules[rule].disabled = 1;
      engine = std::make_unique<OnChangedProgram>(load_tables(tables), kind_);
    }
    return *engine;
  }

  const core::Program& program_;
  EngineKind kind_;
  std::unique_ptr<Engine> engine_;
  std::map<std::uint32_t, std::unique_ptr<Engine>> without_;
};

EngineKind overlooking(const EngineKind& engine, Overlooks overlooks) {
  return {engine.name, engine.step, engine.turn, [overlooks = std::move(overlooks)](const core::Program& program) {
            return std::make_unique<PlainEngine>(program, overlooks);
          }};
}

void ignore_word_boundaries(ImageTables& tables) {
  for (core::PatternRow& pattern : tables.patterns)
    if (pattern.kind == PatternKind::word) pattern.kind = PatternKind::phrase;
}

void take_first_matches(ImageTables& tables) {
  for (core::PatternRow& pattern : tables.patterns)
    if (pattern.kind == PatternKind::regex) pattern.kind = PatternKind::template_;
}

}  // namespace

std::string_view name_of(Fault fault) {
  constexpr std::string_view kNames[] = {
#define FAULT(id, meaning) #id,
#include "tests/equality/faults.def"
#undef FAULT
  };
  return kNames[static_cast<std::size_t>(fault)];
}

EngineKind with_fault(const EngineKind& engine, Fault fault) {
  switch (fault) {
    case Fault::ignores_unless:
      return on_changed_program(engine, [](ImageTables& tables) {
        for (core::RuleRow& rule : tables.rules) rule.unless = {};
      });
    case Fault::takes_second_rule:
      return {engine.name, engine.step, engine.turn,
              [engine](const core::Program& program) { return std::make_unique<TakesSecondRule>(program, engine); }};
    case Fault::shifts_codes:
      return on_changed_program(engine, [](ImageTables& tables) {
        for (core::CodeRange& range : tables.codes)
          if (range.first < range.last) ++range.first;
      });
    case Fault::evidence_one_byte_off:
      return {engine.name, engine.step, engine.turn, [engine](const core::Program& program) {
                return std::make_unique<EvidenceOneByteOff>(engine.make(program));
              }};
    case Fault::ignores_word_boundary:
      return on_changed_program(engine, ignore_word_boundaries);
    case Fault::first_match_of_regex:
      return on_changed_program(engine, take_first_matches);
    case Fault::forgets_tag:
      return on_changed_program(engine, [](ImageTables& tables) {
        for (core::AnnotateRow& annotation : tables.annotations)
          if (annotation.tags.count != 0) --annotation.tags.count;
      });
    case Fault::misses_64_byte_boundary:
      return overlooking(engine, [](std::string_view, Span occurrence) { return occurrence.end % 64 == 0; });
    case Fault::misses_last_bytes:
      return overlooking(engine,
                         [](std::string_view text, Span occurrence) { return occurrence.begin + 8 >= text.size(); });
  }
  return engine;
}

}  // namespace carom::equality
