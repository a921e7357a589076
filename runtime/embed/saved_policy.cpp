// The header is believed about one thing before its checksum has been compared: how much to read, up to a bound.
#include "runtime/embed/saved_policy.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <span>
#include <string_view>
#include <utility>

#include "runtime/embed/read_file.h"

namespace carom::embed {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

std::unexpected<Error> refused(const std::string& path, const Error& error) {
  return std::unexpected(Error{error.kind, fmt::format("{}: {}", path, error.message)});
}

}  // namespace

bool is_saved_policy(const std::string& path) {
  return path.ends_with(".caromc") || holds_saved_policy(path);
}

bool holds_saved_policy(const std::string& path) {
  // Opening a pipe would take what is written into it.
  struct ::stat status{};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const Expected<std::string> beginning = read_file(path, sizeof(container::kMagic));
  return beginning && container::is_container(bytes_of(*beginning));
}

Expected<std::unique_ptr<SavedPolicy>> read_saved_policy(const std::string& path) {
  // One byte more than the header says, so that bytes behind the end are seen.
  Expected<std::string> bytes =
      read_file(path, sizeof(container::ContainerHeader), [](std::string_view header) -> Expected<std::size_t> {
        const Expected<std::uint64_t> size = container::size_of_container(bytes_of(header));
        if (!size) return std::unexpected(size.error());
        return *size + 1;
      });
  if (!bytes) return std::unexpected(bytes.error());
  auto policy = std::make_unique<SavedPolicy>();
  policy->bytes = std::move(*bytes);
  Expected<container::Container> container = container::read_container(bytes_of(policy->bytes));
  if (!container) return refused(path, container.error());
  policy->container = std::move(*container);
  return policy;
}

}  // namespace carom::embed
