// gzip members by zlib, which checks the sum and the size of each.
#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "ingest/bytes/decompressor.h"

namespace carom::ingest {
namespace {

// Windows of any size, with the header and the sum of gzip around them.
constexpr int kGzipWindowBits = MAX_WBITS + 16;

uInt zlib_size(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class GzipDecompressor final : public Decompressor {
 public:
  GzipDecompressor() {
    if (::inflateInit2(&stream_, kGzipWindowBits) != Z_OK) throw std::bad_alloc();
  }
  ~GzipDecompressor() override { ::inflateEnd(&stream_); }

  Decompressed decompress(std::string_view bytes, char* to, std::size_t most) override {
    const std::size_t padding = is_between_ ? std::min(bytes.find_first_not_of('\0'), bytes.size()) : 0;
    bytes.remove_prefix(padding);
    if (is_between_ && bytes.empty()) return {padding, 0, nullptr};
    Decompressed done = inflate(bytes, to, most);
    done.taken += padding;
    return done;
  }

  [[nodiscard]] bool is_between_members() const override { return is_between_; }
  [[nodiscard]] std::string_view what() const override { return "gzip data"; }

 private:
  Decompressed inflate(std::string_view bytes, char* to, std::size_t most) {
    is_between_ = false;
    stream_.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream_.avail_in = zlib_size(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = zlib_size(most);
    const int told = ::inflate(&stream_, Z_NO_FLUSH);
    if (told == Z_MEM_ERROR) throw std::bad_alloc();
    const auto taken = static_cast<std::size_t>(reinterpret_cast<const char*>(stream_.next_in) - bytes.data());
    Decompressed done{taken, static_cast<std::size_t>(reinterpret_cast<char*>(stream_.next_out) - to), nullptr};
    if (told == Z_STREAM_END) {
      is_between_ = true;
      ::inflateReset(&stream_);
    } else if (told != Z_OK && told != Z_BUF_ERROR) {  // the latter: neither bytes nor room
      done.damage = stream_.msg != nullptr ? stream_.msg : "a preset dictionary";
    }
    return done;
  }

  ::z_stream stream_{};
  bool is_between_ = true;
};

}  // namespace

std::unique_ptr<Decompressor> make_gzip_decompressor() {
  return std::make_unique<GzipDecompressor>();
}

}  // namespace carom::ingest
