// A file that is being written, as `tail -F` sees it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/bytes/byte_source.h"

namespace carom::ingest {

/// Has no end: waits for more until it is stopped. A file that is replaced under its name (rotated) is read to its end,
/// before the new one; one that was cut is read from its beginning. Either begins a line.
class FollowedFile final : public ByteSource {
 public:
  /// How often the file is looked at while nothing comes; what is written and cut between two looks is not seen.
  static constexpr int kLookMilliseconds = 100;

  /// `path` must outlive this; `stop` as for DescriptorBytes. Errors (unreadable) name the path: it must be a file.
  [[nodiscard]] static Expected<std::unique_ptr<FollowedFile>> open(const std::string& path, int stop);
  ~FollowedFile() override;

  [[nodiscard]] std::string_view name() const override { return path_; }
  /// 0 only once it is stopped.
  [[nodiscard]] Expected<std::size_t> read(char* to, std::size_t most) override;
  [[nodiscard]] std::uint64_t taken() const override { return taken_; }

 private:
  FollowedFile(const std::string& path, int descriptor, int stop) : path_(path), descriptor_(descriptor), stop_(stop) {}

  Expected<std::size_t> read_now(char* to, std::size_t most);
  Expected<std::size_t> take_new_file(char* to, std::size_t most);
  [[nodiscard]] bool is_replaced() const;
  [[nodiscard]] bool is_cut() const;
  std::size_t end_line(char* to);

  const std::string& path_;
  int descriptor_;
  int stop_;
  std::uint64_t taken_ = 0;
  char last_ = '\n';  ///< byte that was given
};

}  // namespace carom::ingest
