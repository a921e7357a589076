// A recursive descent over the expression that writes what it reads.
#include "bench/texts/expression_instance.h"

#include <algorithm>
#include <vector>

namespace carom::bench {
namespace {

constexpr std::string_view kFillers[] = {" for the message ", " mx7.a.example ", " kept ", " [192.0.2.7] ", " "};

class Instance {
 public:
  Instance(std::string_view expression, Random& random) : rest_(expression), random_(random) {}

  std::string alternation() {
    std::vector<std::string> choices = {sequence()};
    while (take('|')) choices.push_back(sequence());
    return random_.pick(choices);
  }

 private:
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  char next() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  std::string sequence() {
    std::string text;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      const bool is_gap = rest_.front() == '.';
      text += repeated(atom(), is_gap);
    }
    return text;
  }

  std::string atom() {
    const char c = next();
    if (c == '(') {
      std::string inside = alternation();
      take(')');
      return inside;
    }
    if (c == '[') return any_of_class();
    if (c == '.') return "v";
    if (c == '^' || c == '$') return "";
    if (c == '\\' && !rest_.empty()) return escape(next());
    return std::string(1, c);
  }

  std::string escape(char c) {
    if (c == 'd') return std::string(1, static_cast<char>('0' + random_.below(10)));
    if (c == 's') return " ";
    if (c == 'w') return "w";
    return c == 'b' || c == 'B' ? "" : std::string(1, c);
  }

  std::string any_of_class() {
    const bool is_negated = take('^');
    std::vector<std::string> members;
    while (!rest_.empty() && !take(']')) members.push_back(next() == '\\' ? escape(next()) : last_taken());
    return is_negated || members.empty() ? "v" : random_.pick(members);
  }
  // The character before the rest: all of one buffer.
  [[nodiscard]] std::string last_taken() const { return std::string(1, *(rest_.data() - 1)); }

  std::string repeated(const std::string& text, bool is_gap) {
    if (take('?')) return random_.chance(0.5) ? text : "";
    if (take('*')) return is_gap ? std::string(random_.pick(kFillers)) : random_.chance(0.5) ? text : "";
    if (take('+')) return is_gap ? std::string(random_.pick(kFillers)) : text;
    if (!take('{')) return text;
    std::size_t times = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9')
      times = times * 10 + static_cast<std::size_t>(next() - '0');
    rest_.remove_prefix(std::min(rest_.find('}'), rest_.size() - 1) + 1);
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  }

  std::string_view rest_;
  Random& random_;
};

}  // namespace

std::string text_that_fits(std::string_view expression, Random& random) {
  std::string text = Instance(expression, random).alternation();
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace carom::bench
