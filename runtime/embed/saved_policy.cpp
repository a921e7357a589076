// The header is believed about one thing before the digest has been compared: how much to read.
#include "runtime/embed/saved_policy.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <span>
#include <utility>

#include "runtime/embed/read_file.h"

namespace carom::embed {
namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

std::unexpected<Error> refused(const std::string& path, const Error& error) {
  return std::unexpected(Error{error.kind, fmt::format("{}: {}", path, error.message)});
}

}  // namespace

bool is_saved_policy(const std::string& path) {
  if (path.ends_with(".caromc")) return true;
  // Opening a pipe would take what is written into it.
  struct ::stat status{};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const Expected<std::string> beginning = read_file(path, sizeof(container::kMagic));
  return beginning && container::is_container(bytes_of(*beginning));
}

Expected<std::unique_ptr<SavedPolicy>> read_saved_policy(const std::string& path) {
  const Expected<std::string> header = read_file(path, sizeof(container::ContainerHeader));
  if (!header) return std::unexpected(header.error());
  const Expected<std::uint64_t> size = container::size_of_container(bytes_of(*header));
  if (!size) return refused(path, size.error());
  Expected<std::string> bytes = read_file(path, *size + 1);
  if (!bytes) return std::unexpected(bytes.error());
  auto policy = std::make_unique<SavedPolicy>();
  policy->bytes = std::move(*bytes);
  Expected<container::Container> container = container::read_container(bytes_of(policy->bytes));
  if (!container) return refused(path, container.error());
  policy->container = std::move(*container);
  return policy;
}

}  // namespace carom::embed
