// What Sendmails before delivery reports said of each recipient: a transcript of the session, each recipient behind the
// answers about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carom::ingest {

struct TranscriptEntry {
  std::string recipient;
  std::string text;  ///< the other side's answers, then Sendmail's own line
};

/// Of a notice's words up to the returned message. Empty where they hold no transcript, or none that names a recipient.
[[nodiscard]] std::vector<TranscriptEntry> read_session_transcript(std::string_view notice);

}  // namespace carom::ingest
