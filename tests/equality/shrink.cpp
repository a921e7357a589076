// Tries to leave out large parts first, and keeps whatever still differs.
#include "tests/equality/shrink.h"

#include <algorithm>
#include <utility>

#include "tests/equality/words.h"

namespace carom::equality {
namespace {

class Shrinker {
 public:
  Shrinker(const Failure& failure, const std::vector<EngineKind>& engines, std::uint32_t most_attempts)
      : best_(failure), attempts_left_(most_attempts) {
    std::ranges::copy_if(engines, std::back_inserter(engines_),
                         [&](const EngineKind& engine) { return engine.name == failure.difference.engine; });
  }

  Failure run() {
    // What one step leaves out often makes something else superfluous.
    bool smaller = true;
    while (smaller && attempts_left_ > 0) {
      smaller = drop_records();
      smaller |= drop_packs();
      for (std::size_t pack = 0; pack < best_.policy.packs.size(); ++pack) smaller |= shrink_source(pack, {});
      for (std::size_t record = 0; record < best_.records.size(); ++record) smaller |= shrink_record(record);
    }
    return std::move(best_);
  }

 private:
  using Path = std::vector<std::size_t>;

  /// Takes `candidate` if it still differs.
  bool try_out(Failure candidate) {
    if (attempts_left_ == 0) return false;
    --attempts_left_;
    const auto program = compile(candidate.policy);
    if (!program) return false;
    const RecordViews views(candidate.records);
    auto difference = Comparison(*program, engines_).run(views.all(), 1);
    if (!difference) return false;
    candidate.difference = std::move(*difference);
    best_ = std::move(candidate);
    return true;
  }

  /// Leaves out parts of `items(failure)`: large runs of them first, then smaller ones.
  template <class Items>
  bool drop_runs(Items items, std::size_t at_least) {
    bool smaller = false;
    for (std::size_t size = items(best_).size() / 2 + 1; size >= 1; size /= 2) {
      for (std::size_t at = 0; at < items(best_).size() && attempts_left_ > 0;) {
        Failure candidate = best_;
        auto& all = items(candidate);
        const std::size_t count = std::min(size, all.size() - at);
        if (all.size() - count < at_least) break;
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(at);
        all.erase(first, first + static_cast<std::ptrdiff_t>(count));
        if (try_out(std::move(candidate)))
          smaller = true;
        else
          at += size;
      }
    }
    return smaller;
  }

  bool drop_records() {
    return drop_runs([](Failure& failure) -> auto& { return failure.records; }, 1);
  }

  /// A pack is used by lines of others, which go with it.
  bool drop_packs() {
    bool smaller = false;
    for (std::size_t i = best_.policy.packs.size(); i-- > 1;) {
      Failure candidate = best_;
      const std::string use = "use " + candidate.policy.packs[i].name;
      candidate.policy.packs.erase(candidate.policy.packs.begin() + static_cast<std::ptrdiff_t>(i));
      for (PackSource& pack : candidate.policy.packs)
        std::erase_if(pack.source.parts, [&](const Source& part) { return part.head == use; });
      smaller |= try_out(std::move(candidate));
    }
    return smaller;
  }

  static Source& at(Failure& failure, std::size_t pack, const Path& path) {
    Source* source = &failure.policy.packs[pack].source;
    for (const std::size_t part : path) source = &source->parts[part];
    return *source;
  }

  bool shrink_source(std::size_t pack, const Path& path) {
    bool smaller = drop_parts(pack, path);
    smaller |= stand_in(pack, path);
    if (at(best_, pack, path).letters_may_go)
      smaller |= drop_letters([&](Failure& failure) -> std::string& { return at(failure, pack, path).head; });
    for (std::size_t part = 0; part < at(best_, pack, path).parts.size(); ++part) {
      Path inner = path;
      inner.push_back(part);
      smaller |= shrink_source(pack, inner);
    }
    return smaller;
  }

  /// Runs of parts that may go, the last first: what is written later uses what stands before.
  bool drop_parts(std::size_t pack, const Path& path) {
    bool smaller = false;
    for (std::size_t size = at(best_, pack, path).parts.size(); size >= 1; size /= 2) {
      for (std::size_t end = at(best_, pack, path).parts.size(); end > 0 && attempts_left_ > 0;) {
        const std::size_t begin = end - std::min(size, end);
        Failure candidate = best_;
        auto& parts = at(candidate, pack, path).parts;
        const auto first = parts.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = parts.begin() + static_cast<std::ptrdiff_t>(end);
        const auto rest = std::remove_if(first, last, [](const Source& part) { return part.may_go; });
        const bool any_may_go = rest != last;
        parts.erase(rest, last);
        if (any_may_go && try_out(std::move(candidate))) smaller = true;
        end = std::min(begin, at(best_, pack, path).parts.size());
      }
    }
    return smaller;
  }

  /// Puts one of its parts in the place of the whole.
  bool stand_in(std::size_t pack, const Path& path) {
    bool smaller = false;
    for (bool again = true; again && attempts_left_ > 0;) {
      again = false;
      const Source whole = at(best_, pack, path);
      if (!whole.may_be_a_part) break;
      for (std::size_t part = 0; part < whole.parts.size() && !again; ++part) {
        Failure candidate = best_;
        Source inner = whole.parts[part];
        inner.may_go = whole.may_go;
        at(candidate, pack, path) = std::move(inner);
        again = try_out(std::move(candidate));
      }
      smaller |= again;
    }
    return smaller;
  }

  template <class Text>
  bool drop_letters(Text text) {
    bool smaller = false;
    for (std::size_t size = text(best_).size() / 2 + 1; size >= 1; size /= 2) {
      for (std::size_t begin = 0; begin < text(best_).size() && attempts_left_ > 0;) {
        Failure candidate = best_;
        text(candidate).erase(begin, size);
        if (try_out(std::move(candidate)))
          smaller = true;
        else
          begin += size;
      }
    }
    return smaller;
  }

  bool shrink_record(std::size_t record) {
    bool smaller = drop_members(record);
    smaller |= drop_runs([record](Failure& failure) -> auto& { return failure.records[record].declared; }, 0);
    const std::size_t strings = best_.records[record].strings().size();
    for (std::size_t i = 0; i < strings; ++i)
      smaller |= drop_letters([&](Failure& failure) -> std::string& { return *failure.records[record].strings()[i]; });
    return smaller;
  }

  template <class Member>
  bool reset(std::size_t record, Member member) {
    auto& value = best_.records[record].plain.*member;
    const auto empty = core::Record{}.*member;
    if (value == empty) return false;
    Failure candidate = best_;
    candidate.records[record].plain.*member = empty;
    return try_out(std::move(candidate));
  }

  bool drop_members(std::size_t record) {
    bool smaller = reset(record, &core::Record::code);
    smaller |= reset(record, &core::Record::status);
    smaller |= reset(record, &core::Record::stage);
    smaller |= reset(record, &core::Record::via);
    smaller |= reset(record, &core::Record::attempts);
    smaller |= reset(record, &core::Record::age_seconds);
    smaller |= reset(record, &core::Record::esp_type);
    smaller |= reset(record, &core::Record::dsn_status);
    smaller |= reset(record, &core::Record::dsn_action);
    smaller |= reset(record, &core::Record::information);
    return smaller;
  }

  Failure best_;
  std::vector<EngineKind> engines_;
  std::uint32_t attempts_left_;
};

}  // namespace

Failure shrink(const Failure& failure, const std::vector<EngineKind>& engines, std::uint32_t most_attempts) {
  return Shrinker(failure, engines, most_attempts).run();
}

}  // namespace carom::equality
