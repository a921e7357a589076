// The table of properties and blocks, read from properties.def.
#include "dsl/parse/block_kind.h"

#include <array>

namespace carom::dsl::syntax {
namespace {

constexpr BlockSet kVerdictBlocks = kClass | kRule | kGroup | kAggregate | kOverride;
constexpr BlockSet kTestBlocks = kRule | kAnnotate | kUnwrap | kOverride;
constexpr BlockSet kAllBlocks = kPack | kClass | kRule | kGroup | kAnnotate | kUnwrap | kAggregate | kAudit | kOverride;

struct PropertyRow {
  std::string_view word;
  BlockSet blocks;
};

constexpr PropertyRow kProperties[] = {
#define PROPERTY(word, blocks) {word, blocks},
#include "dsl/parse/properties.def"
#undef PROPERTY
};

constexpr std::array kBlocks = {kPack, kClass, kRule, kGroup, kAnnotate, kUnwrap, kAggregate, kAudit, kOverride};

}  // namespace

std::string_view describe(BlockKind kind) {
  switch (kind) {
    case kPack:
      return "a pack header";
    case kClass:
      return "a class";
    case kRule:
      return "a rule";
    case kGroup:
      return "a group of rules";
    case kAnnotate:
      return "an annotate";
    case kUnwrap:
      return "an unwrap";
    case kAggregate:
      return "an aggregate";
    case kAudit:
      return "an audit";
    case kOverride:
      return "an override";
  }
  return "a block";
}

std::optional<BlockSet> blocks_of(std::string_view word) {
  for (const PropertyRow& row : kProperties)
    if (row.word == word) return row.blocks;
  return std::nullopt;
}

std::vector<std::string_view> properties_in(BlockKind kind) {
  std::vector<std::string_view> words;
  for (const PropertyRow& row : kProperties)
    if ((row.blocks & kind) != 0) words.push_back(row.word);
  return words;
}

std::string describe_blocks(BlockSet blocks) {
  std::vector<std::string_view> names;
  for (const BlockKind kind : kBlocks)
    if ((blocks & kind) != 0) names.push_back(describe(kind));
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace carom::dsl::syntax
