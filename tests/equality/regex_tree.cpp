// A tree is printed as pattern, and sampled for a text that the pattern takes.
#include "tests/equality/regex_tree.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace carom::equality {
namespace {

using Kind = RegexTree::Kind;

struct ClassChoice {
  std::string_view printed;
  std::vector<std::string> members;
};

const std::vector<ClassChoice>& class_choices() {
  static const std::vector<ClassChoice> kChoices = {
      {"\\d", {"0", "5", "9"}},
      {"\\w", {"a", "z", "_", "7"}},
      {"\\s", {" "}},
      {"\\D", {"a", " ", "é"}},
      {"\\W", {" ", "-", "ü"}},
      {"\\S", {"a", "1", "."}},
      {"[abc]", {"a", "b", "c"}},
      {"[a-f0-9]", {"a", "f", "0", "9"}},
      {"[^abc]", {"d", " ", "ж", "\U0001F4E7"}},
      {"[ae]", {"a", "e"}},
      {"[A-C]", {"a", "B"}},
      {"[\u00E0-\u00FF]", {"é", "ü", "ÿ"}},
      {"[^a-z ]", {"1", ".", "名"}},
      {"[\\w-]", {"-", "a"}},
      {"[.:;]", {".", ":", ";"}},
      {"[\\x{80}-\\x{10ffff}]", {"é", "ж", "名", "\U0001F4E7"}},
  };
  return kChoices;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\/.[]{}()*+?|^$-").contains(c) && c != '-') out += '\\';
    out += c;
  }
  return out;
}

class RegexMaker {
 public:
  RegexMaker(Random& random, const Words& words, Features& features)
      : random_(random), words_(words), features_(features) {}

  RegexTree whole() {
    RegexTree tree{.kind = Kind::sequence};
    if (random_.chance(8)) tree.parts.push_back(place("^", Feature::regex_anchor));
    const std::uint32_t items = random_.between(1, 3);
    const std::uint32_t anchor_item = random_.below(items);
    for (std::uint32_t i = 0; i < items; ++i) {
      tree.parts.push_back(i == anchor_item ? longer_literal() : item(3));
      if (i == anchor_item && items == 1) tree.parts.push_back(item(2));
    }
    if (random_.chance(8)) tree.parts.push_back(place("$", Feature::regex_anchor));
    return random_.chance(6) ? RegexTree(either_with(std::move(tree))) : tree;
  }

 private:
  RegexTree either_with(RegexTree first) {
    features_.note(Feature::regex_alternation);
    RegexTree tree{.kind = Kind::either};
    tree.parts.push_back(std::move(first));
    tree.parts.push_back(longer_literal());
    return tree;
  }

  RegexTree place(std::string_view printed, Feature feature) {
    features_.note(feature);
    return {.kind = Kind::place, .printed = std::string(printed)};
  }

  RegexTree literal(std::string text) { return {.kind = Kind::literal, .printed = escaped(text), .literal = text}; }

  RegexTree longer_literal() {
    std::string word = words_.word(random_);
    if (word.size() < 2) word += words_.word(random_) + "q";
    return literal(std::move(word));
  }

  RegexTree item(int depth) {
    switch (random_.below(12)) {
      case 0:
      case 1:
        return longer_literal();
      case 2:
        return literal(std::string(1, static_cast<char>('a' + random_.below(4))));
      case 3:
      case 4:
        return one_of();
      case 5:
        return any();
      case 6:
        return random_.chance(70) ? place("\\b", Feature::regex_word_boundary)
                                  : place("\\B", Feature::regex_word_boundary);
      case 7:
      case 8:
        return depth > 0 ? either(depth - 1) : one_of();
      default:
        return depth > 0 ? repeat(depth - 1) : one_of();
    }
  }

  RegexTree one_of() {
    features_.note(Feature::regex_class);
    const ClassChoice& choice = random_.pick(class_choices());
    return {.kind = Kind::one_of, .printed = std::string(choice.printed), .members = choice.members};
  }

  RegexTree any() {
    features_.note(Feature::regex_any);
    return {.kind = Kind::one_of, .printed = ".", .members = {"a", " ", "0", "ж"}};
  }

  RegexTree sequence(int depth) {
    RegexTree tree{.kind = Kind::sequence};
    for (std::uint32_t i = random_.between(1, 3); i > 0; --i) tree.parts.push_back(item(depth));
    return tree;
  }

  RegexTree either(int depth) {
    features_.note(Feature::regex_alternation);
    RegexTree tree{.kind = Kind::either};
    for (std::uint32_t i = random_.between(2, 4); i > 0; --i) tree.parts.push_back(sequence(depth));
    return tree;
  }

  RegexTree repeat(int depth) {
    RegexTree inner = random_.chance(50) ? one_of() : sequence(depth);
    RegexTree tree{.kind = Kind::repeat};
    tree.parts.push_back(std::move(inner));
    tree.min = random_.below(3);
    switch (random_.below(5)) {
      case 0:
        tree.min = 0;
        return with_count(std::move(tree), 3, "*", Feature::regex_unbounded_repeat);
      case 1:
        tree.min = 1;
        return with_count(std::move(tree), 4, "+", Feature::regex_unbounded_repeat);
      case 2:
        tree.min = 0;
        return with_count(std::move(tree), 1, "?", Feature::regex_bounded_repeat);
      case 3:
        return with_count(std::move(tree), tree.min + 3, fmt::format("{{{},}}", tree.min),
                          Feature::regex_unbounded_repeat);
      default:
        const std::uint32_t max = tree.min + random_.below(random_.chance(10) ? 40 : 4);
        return with_count(std::move(tree), max, fmt::format("{{{},{}}}", tree.min, max), Feature::regex_bounded_repeat);
    }
  }

  RegexTree with_count(RegexTree tree, std::uint32_t max, std::string printed, Feature feature) {
    features_.note(feature);
    tree.max = max;
    tree.printed = std::move(printed);
    return tree;
  }

  Random& random_;
  const Words& words_;
  Features& features_;
};

Source inside(const RegexTree& tree) {
  switch (tree.kind) {
    case Kind::literal:
      return {.head = tree.printed, .may_go = true, .letters_may_go = true};
    case Kind::one_of:
    case Kind::place:
      return removable(text(tree.printed));
    case Kind::repeat: {
      Source group{.head = "(?:", .parts = {inside(tree.parts.front())}, .tail = ")"};
      return {.head = "", .parts = {std::move(group), text(tree.printed)}, .may_go = true, .may_be_a_part = true};
    }
    case Kind::sequence:
    case Kind::either:
      break;
  }
  Source source{.head = "", .may_go = true};
  if (tree.kind == Kind::either)
    source = {.head = "(?:", .joint = "|", .tail = ")", .may_go = true, .may_be_a_part = true};
  for (const RegexTree& part : tree.parts) source.parts.push_back(inside(part));
  return source;
}

}  // namespace

RegexTree random_regex(Random& random, const Words& words, Features& features) {
  return RegexMaker(random, words, features).whole();
}

Source print_regex(const RegexTree& tree) {
  return {.head = "/", .parts = {inside(tree)}, .tail = "/"};
}

std::string sample(const RegexTree& tree, Random& random) {
  std::string made;
  switch (tree.kind) {
    case Kind::literal:
      return tree.literal;
    case Kind::one_of:
      return random.pick(tree.members);
    case Kind::place:
      return "";
    case Kind::sequence:
      for (const RegexTree& part : tree.parts) made += sample(part, random);
      return made;
    case Kind::either:
      return sample(random.pick(tree.parts), random);
    case Kind::repeat:
      for (std::uint32_t i = random.between(tree.min, tree.max); i > 0; --i) made += sample(tree.parts.front(), random);
      return made;
  }
  return made;
}

}  // namespace carom::equality
