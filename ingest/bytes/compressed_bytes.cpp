// Errors are places in the compressed input, as only there a tool can look for them.
#include "ingest/bytes/compressed_bytes.h"

#include <fmt/format.h>

#include <utility>

namespace carom::ingest {
namespace {

constexpr std::size_t kReadBytes = 65536;

struct Magic {
  std::string_view bytes;
  Compression compression;
};

// RFC 1952 section 2.3.1; RFC 8878 section 3.1.1. An input that begins with a skippable frame has its frames behind it.
constexpr Magic kMagics[] = {{"\x1f\x8b", Compression::gzip}, {"\x28\xb5\x2f\xfd", Compression::zstd}};
constexpr std::string_view kSkippable = "*M\x18";  // behind a byte of 0x50 to 0x5f; section 3.1.2

bool is_skippable(std::string_view beginning, std::size_t size) {
  return !beginning.empty() && (static_cast<unsigned char>(beginning[0]) & 0xf0U) == 0x50U &&
         beginning.substr(1, kSkippable.size()) == kSkippable.substr(0, size - 1);
}

}  // namespace

std::optional<Compression> tell_compression(std::string_view beginning) {
  for (const auto& [bytes, compression] : kMagics) {
    if (beginning.starts_with(bytes)) return compression;
    if (bytes.starts_with(beginning)) return std::nullopt;
  }
  if (beginning.size() > kSkippable.size())
    return is_skippable(beginning, kSkippable.size() + 1) ? Compression::zstd : Compression::none;
  return is_skippable(beginning, beginning.size()) ? std::nullopt : std::optional(Compression::none);
}

CompressedBytes::CompressedBytes(ByteSource& source, Compression compression, std::string_view beginning)
    : source_(source),
      decompressor_(compression == Compression::gzip ? make_gzip_decompressor() : make_zstd_decompressor()),
      bytes_(beginning) {}

Expected<std::size_t> CompressedBytes::read(char* to, std::size_t most) {
  while (!failure_) {
    if (begin_ == bytes_.size() && !may_hold_more_) {
      if (const auto filled = refill(); !filled) return std::unexpected(filled.error());
      if (is_at_end_ && decompressor_->is_between_members()) return 0;
      if (is_at_end_) failure_ = cut_off();
      if (is_at_end_) break;
    }
    const Decompressed done = decompressor_->decompress(std::string_view(bytes_).substr(begin_), to, most);
    begin_ += done.taken;
    taken_ += done.taken;
    may_hold_more_ = done.made == most;
    if (done.damage != nullptr) failure_ = damaged(done.damage);
    if (done.made != 0) return done.made;
  }
  return std::unexpected(*failure_);
}

Expected<void> CompressedBytes::refill() {
  begin_ = 0;
  bytes_.resize(kReadBytes);
  const Expected<std::size_t> count = source_.read(bytes_.data(), kReadBytes);
  bytes_.resize(count.value_or(0));
  if (!count) return std::unexpected(count.error());
  is_at_end_ = *count == 0;
  return {};
}

Error CompressedBytes::damaged(std::string_view damage) const {
  return {
      ErrorKind::unreadable,
      fmt::format("{}: found damage at byte {} of the compressed input ({}), expected {}; what stands before it was "
                  "read, get the input anew for the rest",
                  shown_name(source_.name()), taken_, damage, decompressor_->what())};
}

Error CompressedBytes::cut_off() const {
  return {
      ErrorKind::unreadable,
      fmt::format("{}: found the end of the compressed input at byte {}, expected more {}; what stands before it was "
                  "read, get the input anew for the rest",
                  shown_name(source_.name()), taken_, decompressor_->what())};
}

}  // namespace carom::ingest
