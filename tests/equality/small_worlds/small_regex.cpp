// All trees of a size are made from all smaller ones.
#include "tests/equality/small_worlds/small_regex.h"

#include <utility>

namespace carom::equality {
namespace {

using Op = SmallRegex::Op;
using Ref = SmallRegex::Ref;

Ref node(Op op, Ref left, Ref right = nullptr) {
  return std::make_shared<const SmallRegex>(SmallRegex{op, 'a', std::move(left), std::move(right)});
}

Ref letter(char c) {
  return std::make_shared<const SmallRegex>(SmallRegex{Op::letter, c, nullptr, nullptr});
}

}  // namespace

std::string print(const SmallRegex& regex) {
  const auto left = [&] { return print(*regex.left); };
  switch (regex.op) {
    case Op::letter:
      return std::string(1, regex.letter);
    case Op::star:
      return "(?:" + left() + ")*";
    case Op::plus:
      return "(?:" + left() + ")+";
    case Op::optional:
      return "(?:" + left() + ")?";
    case Op::sequence:
      return "(?:" + left() + ")(?:" + print(*regex.right) + ")";
    case Op::either:
      return "(?:" + left() + "|" + print(*regex.right) + ")";
  }
  return {};
}

std::vector<std::vector<Ref>> all_small_regexes(std::size_t most) {
  std::vector<std::vector<Ref>> by_count{{letter('a'), letter('b'), letter('c')}};
  for (std::size_t count = 1; count <= most; ++count) {
    std::vector<Ref> made;
    for (const Ref& inner : by_count[count - 1])
      for (const Op op : {Op::star, Op::plus, Op::optional}) made.push_back(node(op, inner));
    for (std::size_t on_left = 0; on_left < count; ++on_left)
      for (const Ref& left : by_count[on_left])
        for (const Ref& right : by_count[count - 1 - on_left])
          for (const Op op : {Op::sequence, Op::either}) made.push_back(node(op, left, right));
    by_count.push_back(std::move(made));
  }
  return by_count;
}

std::vector<std::string> all_small_texts(std::size_t longest) {
  std::vector<std::string> texts{""};
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (texts[i].size() < longest)
      for (const char c : {'a', 'b', 'c'}) texts.push_back(texts[i] + c);
  return texts;
}

}  // namespace carom::equality
