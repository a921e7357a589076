// std::string_view::find for each literal; order is checked apart, since the scan promises little of it.
#include "tests/scan/naive_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <unordered_map>

namespace carom::scan {
namespace {

void sort_by_end(std::vector<Hit>& hits) {
  std::ranges::sort(hits, {}, [](const Hit& hit) { return std::pair(hit.end, hit.literal); });
}

std::size_t text_of(const Hit& hit, const TextBatch& texts) {
  std::size_t text = 0;
  while (text < texts.count() && texts.end(text) < hit.end) ++text;
  return text;
}

void expect_promised_order(std::span<const Hit> hits, const TextBatch& texts) {
  std::size_t text = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> last_end;
  for (const Hit& hit : hits) {
    const std::size_t own = text_of(hit, texts);
    EXPECT_GE(own, text) << "hits go by text";
    text = own;
    ASSERT_LT(text, texts.count());
    EXPECT_GT(hit.end, texts.begin(text));
    EXPECT_GT(hit.end, last_end[hit.literal]) << "hits of one literal go by end";
    last_end[hit.literal] = hit.end;
  }
}

}  // namespace

std::vector<Hit> naive_search(std::span<const std::string> literals, const TextBatch& texts) {
  std::vector<Hit> found;
  for (std::size_t t = 0; t < texts.count(); ++t)
    for (std::size_t i = 0; i < literals.size(); ++i)
      for (auto at = texts.text(t).find(literals[i]); at != std::string_view::npos;
           at = texts.text(t).find(literals[i], at + 1))
        found.push_back(
            {static_cast<std::uint32_t>(i), texts.begin(t) + static_cast<std::uint32_t>(at + literals[i].size())});
  sort_by_end(found);
  return found;
}

TextBatch batch_of(std::span<const std::string> texts) {
  TextBatch batch;
  batch.reset(0);
  for (const std::string& text : texts) batch.append(text);
  batch.finish();
  return batch;
}

LiteralSet set_of(std::span<const std::string> literals, SimdForm form) {
  const std::vector<std::string_view> views(literals.begin(), literals.end());
  return LiteralSet::build(views, form);
}

std::vector<Hit> found_in_batch(const LiteralSet& set, const TextBatch& texts) {
  Hits hits;
  set.find(texts, hits);
  expect_promised_order(hits.all(), texts);
  std::vector<Hit> found(hits.begin(), hits.end());
  sort_by_end(found);
  return found;
}

std::vector<Hit> found_one_by_one(const LiteralSet& set, const TextBatch& texts) {
  Hits hits;
  std::vector<Hit> found;
  for (std::size_t t = 0; t < texts.count(); ++t) {
    set.find(texts.text(t), hits);
    for (const Hit& hit : hits) found.push_back({hit.literal, texts.begin(t) + hit.end});
  }
  sort_by_end(found);
  return found;
}

std::vector<SimdForm> available_forms() {
  std::vector<SimdForm> forms;
  for (const SimdForm form : {SimdForm::plain, SimdForm::avx2, SimdForm::avx512})
    if (is_available(form)) forms.push_back(form);
  return forms;
}

std::ostream& operator<<(std::ostream& out, const Hit& hit) {
  return out << "literal " << hit.literal << " ending at " << hit.end;
}

}  // namespace carom::scan
