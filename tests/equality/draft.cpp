// Of wishes joined by `and` all are granted, of those joined by `or` one.
#include "tests/equality/draft.h"

#include <utility>

namespace carom::equality {

void Draft::put(const std::string& field, Place place, std::string text) {
  TextDraft& draft = texts[field];
  switch (place) {
    case Place::inside:
      draft.inside.push_back(std::move(text));
      break;
    case Place::at_begin:
      draft.begin = std::move(text);
      break;
    case Place::at_end:
      draft.end = std::move(text);
      break;
    case Place::whole:
      draft.whole = std::move(text);
      break;
  }
}

void grant(const Wish& wish, Random& random, Draft& draft) {
  switch (wish.kind) {
    case Wish::Kind::nothing:
      break;
    case Wish::Kind::one:
      wish.put(random, draft);
      break;
    case Wish::Kind::all:
      for (const Wish& part : wish.parts) grant(part, random, draft);
      break;
    case Wish::Kind::any:
      if (!wish.parts.empty()) grant(random.pick(wish.parts), random, draft);
      break;
  }
}

}  // namespace carom::equality
