// Of four replies two are a sample as it stands, one wraps a sample, and one is made up.
#include "bench/texts/pack_replies.h"

#include <algorithm>

#include "runtime/core/enhanced_status.h"
#include "support/ascii.h"
#include "support/check.h"

namespace carom::bench {
namespace {

bool begins_with_code(std::string_view text) {
  return text.size() > 4 && (text[0] == '4' || text[0] == '5') && is_digit(text[1]) && is_digit(text[2]) &&
         !is_digit(text[3]);
}

void say_as_it_stands(const std::string& sample, Reply& reply) {
  reply.text = sample;
  if (!begins_with_code(sample)) return;
  reply.code = sample.substr(0, 3);
  std::string_view rest = std::string_view(sample).substr(4);
  const auto status = core::take_enhanced_status(rest);
  reply.status = status ? core::to_string(*status) : reply.code.substr(0, 1) + ".0.0";
}

}  // namespace

std::vector<Reply> mix_replies(ReplyWriter& writer, std::span<const std::string> samples, std::size_t count,
                               std::uint64_t seed) {
  CAROM_CHECK(!samples.empty(), "a rule set has samples");
  Random random(seed);
  std::vector<Reply> replies;
  while (replies.size() < count) {
    const std::size_t kind = random.below(4);
    const std::string& sample = random.pick(samples);
    replies.push_back(kind == 0 ? writer.wrap(sample) : writer.write());
    if (kind >= 2) say_as_it_stands(sample, replies.back());
  }
  return replies;
}

}  // namespace carom::bench
