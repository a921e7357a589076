// Texts for packs of expressions, in the two shapes that contenders want.
#pragma once

#include <span>
#include <vector>

#include "bench/rows/session.h"
#include "bench/texts/reply_expression.h"

namespace carom::bench {

/// As many as a corpus has. Half of them fit one of the expressions, half are corpus B without the codes inside.
[[nodiscard]] std::vector<ReplyInstance> replies_for(std::span<const ReplyExpression> expressions, Session& session);

/// As matchers get them: `code enhanced-code words` in one line each, normalised. Name and seed are those of `like`.
[[nodiscard]] Corpus lines_of(const std::vector<ReplyInstance>& replies, const Corpus& like);

}  // namespace carom::bench
