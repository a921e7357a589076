// Entries are the same when they are once normalised, since that is how they are compared with records.
#include "compiler/sema/repeated_entries.h"

#include <fmt/format.h>

#include <string>
#include <unordered_map>

#include "compiler/sema/type_value.h"
#include "runtime/core/normalise.h"

namespace carom::compiler {
namespace {

/// A value with the comma that goes with it; nothing of an only value, as an empty list means something else.
Span removal_of(const std::vector<ast::Value>& values, std::size_t i) {
  if (i > 0) return {values[i - 1].span.end, values[i].span.end};
  if (values.size() > 1) return {values[0].span.begin, values[1].span.begin};
  return {values[0].span.begin, values[0].span.begin};
}

std::string message_for(const ListEntry& entry, const ListEntry& first) {
  if (entry.value->text == first.value->text)
    return fmt::format("{} stands in this list already; remove it", describe(*entry.value));
  return fmt::format(
      "{} stands in this list already, as `{}`: both are the same once normalised; remove one of the two",
      describe(*entry.value), first.value->text);
}

/// Between the values of one line there is room for `, ` only; a longer way may hold a comment, which a person moves.
dsl::Applicability applicability_of(const ListEntry& entry) {
  constexpr std::uint32_t kCommaAndSpace = 2;
  return entry.removal.size() <= entry.value->span.size() + kCommaAndSpace ? dsl::Applicability::machine_applicable
                                                                           : dsl::Applicability::for_review;
}

}  // namespace

void append_entries(const ast::Array& array, dsl::SourceId file, std::vector<ListEntry>& entries) {
  for (std::size_t i = 0; i < array.values.size(); ++i)
    entries.push_back({&array.values[i], file, removal_of(array.values, i)});
}

void check_repeated_entries(const std::vector<ListEntry>& entries, const TypingContext& context) {
  std::unordered_map<std::string, const ListEntry*> known;
  for (const ListEntry& entry : entries) {
    const auto [first, added] = known.try_emplace(core::normalise_pattern(entry.value->text), &entry);
    if (added) continue;
    dsl::Diagnostic& repeated = context.sink.report(dsl::DiagnosticId::C0419, {entry.file, entry.value->span},
                                                    message_for(entry, *first->second));
    const ListEntry& before = *first->second;
    repeated.notes.push_back({dsl::SourceSpan{before.file, before.value->span}, "the first one stands here"});
    if (!entry.removal.empty()) repeated.offer({entry.file, entry.removal}, "", applicability_of(entry));
  }
}

}  // namespace carom::compiler
