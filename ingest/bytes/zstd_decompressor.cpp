// zstd frames by libzstd, block by block.
#include <zstd.h>

#include <algorithm>
#include <new>

#include "ingest/bytes/decompressor.h"

namespace carom::ingest {
namespace {

constexpr int kWindowLog = 27;  // 128 MiB
// RFC 8878 section 3.1.1.2.
constexpr std::size_t kBlockHeaderBytes = 3;

class ZstdDecompressor final : public Decompressor {
 public:
  ZstdDecompressor() : stream_(::ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    ::ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, kWindowLog);
    wanted_ = ::ZSTD_initDStream(stream_);
  }
  ~ZstdDecompressor() override { ::ZSTD_freeDStream(stream_); }

  /// libzstd says neither what it took nor what it made in a call that fails, so each is given one block, or what
  /// stands between two: nothing that was made is lost, and damage is placed by its block.
  Decompressed decompress(std::string_view bytes, char* to, std::size_t most) override {
    Decompressed done;
    if (bytes.empty() && is_between_) return done;  // a call would begin a frame
    do {
      ::ZSTD_inBuffer in{bytes.data() + done.taken, std::min(one_part(), bytes.size() - done.taken), 0};
      ::ZSTD_outBuffer out{to, most, done.made};
      const std::size_t told = ::ZSTD_decompressStream(stream_, &out, &in);
      if (::ZSTD_isError(told) != 0U) {
        done.damage = ::ZSTD_getErrorName(told);
        return done;
      }
      is_between_ = told == 0;
      wanted_ = told;
      done.taken += in.pos;
      done.made = out.pos;
      is_full_ = out.pos == most;
    } while (done.taken < bytes.size() && done.made < most);
    return done;
  }

  [[nodiscard]] bool is_between_members() const override { return is_between_; }
  [[nodiscard]] std::string_view what() const override { return "zstd data"; }

 private:
  /// What libzstd asks for is the rest of a block and the header of the next one.
  [[nodiscard]] std::size_t one_part() const {
    if (is_full_) return 0;  // first what there was no room for
    if (wanted_ == 0) return 1;
    return wanted_ > kBlockHeaderBytes ? wanted_ - kBlockHeaderBytes : wanted_;
  }

  ::ZSTD_DStream* stream_;
  std::size_t wanted_ = 0;
  bool is_between_ = true;
  bool is_full_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> make_zstd_decompressor() {
  return std::make_unique<ZstdDecompressor>();
}

}  // namespace carom::ingest
