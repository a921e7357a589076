// What the readers of the formats share: where records go, how large one may be, and their entry points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/bytes/input.h"
#include "ingest/record_block.h"
#include "ingest/records/record_source.h"

namespace carom::ingest {

/// One record's source bytes: a line, an array element, a multi-line reply. Far above what a server sends (RFC 5321
/// allows 512 bytes a reply line), so only damaged or hostile input meets it.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;

/// Of one mail; reports stand before the message they return, so what lies beyond is not needed.
inline constexpr std::size_t kMaxMailBytes = std::size_t{64} << 20;

/// Gathers what a reader finds into blocks and numbers it. False from its functions stops the reader.
class RecordCollector {
 public:
  RecordCollector(std::string_view file, BlockSink& sink) : file_(file), sink_(sink) {}

  /// For readers of records with declared fields, before the first record: these view `targets`, which live as long.
  void share(std::shared_ptr<const FieldTargets> targets) { targets_ = std::move(targets); }
  /// For what the next record views and its source does not hold. Valid until record(), reject(), make_room() or
  /// flush().
  [[nodiscard]] TextArena& arena();
  /// All that it views lies in the arena or in constants.
  bool record(core::Record record);
  bool reject(std::uint64_t byte_offset, std::string reason);
  /// Of the next record or reject.
  [[nodiscard]] std::uint64_t next_number() const { return number_ + 1; }

  // For readers of inputs that are to be given back.

  /// Before an object of the input: a block that is full is handed over, for with a place open in it, it cannot be.
  bool make_room();
  /// The next bytes of the input, whatever is in them.
  void keep_source(std::string_view bytes) { block().source().bytes += bytes; }
  /// Behind the bytes so far an object has room for a member; the records up to the next place are its own. They stay
  /// in one block, which make_room() or flush() ends.
  void open_place(bool is_empty);

  /// Hands over what is gathered: before a wait for input, so that a stream is answered while it is written.
  bool flush();
  /// False: the sink takes no more.
  [[nodiscard]] bool is_wanted() const { return is_wanted_; }

 private:
  RecordBlock& block();
  bool settle();

  std::string_view file_;
  BlockSink& sink_;
  std::shared_ptr<const FieldTargets> targets_;
  std::unique_ptr<RecordBlock> block_;
  std::uint64_t number_ = 0;
  bool is_wanted_ = true;
};

/// `offset`: bytes of the input before the first one that the reader sees (a byte order mark).
Expected<void> read_ndjson(Input& input, std::uint64_t offset, const ReadOptions& options, BlockSink& sink);
Expected<void> read_json_array(Input& input, std::uint64_t offset, const ReadOptions& options, RecordCollector& sink);
Expected<void> read_replies(Input& input, std::uint64_t offset, RecordCollector& sink);
/// Each recipient of the one mail is a record; rejects have offset 0.
Expected<void> read_mail(Input& input, const ReadOptions& options, RecordCollector& sink);
Expected<void> read_mbox(Input& input, std::uint64_t offset, const ReadOptions& options, RecordCollector& sink);

/// Where a mail stands in its input.
struct MailPlace {
  std::uint64_t number = 0;  ///< of the mail, from 1; 0: the input is one mail
  std::uint64_t offset = 0;  ///< of its first byte
};
/// Each recipient of the mail is a record; its rejects say the place.
void read_mail_at(MailPlace place, std::string_view bytes, const ReadOptions& options, RecordCollector& sink);

/// As detect_format(), but nothing while bytes behind `beginning` may change the answer; `is_all`: no more of them
/// count.
[[nodiscard]] std::optional<Format> tell_format(std::string_view beginning, bool is_all);

/// Says why `beginning` cannot be text ("an xz file", "31 of 512 bytes are control characters"), by its first line or
/// as much as shows it; empty when it can. Nothing while bytes behind it may change the answer; `is_all`: no more
/// count.
[[nodiscard]] std::optional<std::string> tell_binary(std::string_view beginning, bool is_all);

/// "a line of 17000000 bytes; expected at most …"
[[nodiscard]] std::string too_long_reason(std::string_view what, std::uint64_t size);

}  // namespace carom::ingest
