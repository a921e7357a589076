// Texts for rows about regular expressions: half ordinary prose, half what one of the expressions is about.
#include "bench/rows/regex_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "runtime/core/normalise.h"

namespace carom::bench {
namespace {

constexpr std::size_t kTexts = 8'192;

bool is_like_a_code(std::string_view word) {
  const auto digits = std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 &&
         word.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

// A reply's words without codes: these stand in front, where the expressions and the record have them.
std::string words_of(const std::string& text) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (!is_like_a_code(word)) words += fmt::format("{}{}", words.empty() ? "" : " ", word);
    at = end + 1;
  }
  return words;
}

std::string normalised(const std::string& text) {
  core::NormalisedText made;
  core::normalise(text, made);
  return std::string(made.text);
}

}  // namespace

std::vector<ReplyInstance> replies_for(std::span<const ReplyExpression> expressions, Session& session) {
  const Source& source = session.b();
  ReplyWriter writer(source.material, source.phrases, source.seed + 7);
  Random random(source.seed + 8);
  std::vector<ReplyInstance> replies;
  while (replies.size() < kTexts) {
    const Reply ordinary = writer.write();
    const std::string prose = words_of(ordinary.text);
    if (random.chance(0.5)) {
      replies.push_back({ordinary.code, random.chance(0.7) ? ordinary.status : "", prose});
      continue;
    }
    const ReplyExpression& parts = random.pick(expressions);
    ReplyInstance one = instance_of(parts, random);
    one.words = parts.at_beginning || random.chance(0.5) ? one.words + " " + prose.substr(0, 80)
                                                         : prose.substr(0, 80) + " " + one.words;
    replies.push_back(std::move(one));
  }
  return replies;
}

Corpus lines_of(const std::vector<ReplyInstance>& replies, const Corpus& like) {
  Corpus corpus{like.name, like.seed, {}, replies.size(), 0};
  for (std::size_t i = 0; i < replies.size(); ++i) {
    if (i % kBatchTexts == 0) corpus.batches.emplace_back().reset(0);
    const ReplyInstance& reply = replies[i];
    const std::string line =
        fmt::format("{}{}{} {}\n", reply.code, reply.status.empty() ? "" : " ", reply.status, normalised(reply.words));
    corpus.batches.back().append(line);
    corpus.bytes += line.size();
  }
  for (scan::TextBatch& batch : corpus.batches) batch.finish();
  return corpus;
}

}  // namespace carom::bench
