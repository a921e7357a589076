// Texts of the packs' tests, told by the generator among texts of its own.
#include "bench/rows/pack_input.h"

#include <string>

#include "bench/texts/pack_replies.h"

namespace carom::bench {
namespace {

std::vector<std::string> samples_of(const embed::Compiled& packs) {
  std::vector<std::string> samples;
  for (const compiler::ir::Test& test : packs.rules->tests)
    if (test.sample.fields.empty() && !test.negated) samples.push_back(test.sample.text);
  return samples;
}

}  // namespace

std::vector<Reply> pack_replies(Session& session) {
  const Source& source = session.b();
  ReplyWriter writer(source.material, source.phrases, source.seed + 3);
  return mix_replies(writer, samples_of(session.shipped_packs()), source.replies.size(), source.seed + 4);
}

}  // namespace carom::bench
