// A compiled policy comes here only where it was not seen by its name or as a plain file.
#include "runtime/embed/refuse_binary.h"

#include <fmt/format.h>

#include <span>

#include "runtime/container/read_container.h"

namespace carom::embed {
namespace {

constexpr std::string_view kElf =
    "\x7f"
    "ELF";  // System V ABI, chapter 4

std::unexpected<Error> refused(const std::string& path, std::string_view what) {
  return std::unexpected(Error{ErrorKind::usage, fmt::format("{} is {}", path, what)});
}

}  // namespace

Expected<void> refuse_binary(const std::string& path, std::string_view bytes) {
  if (container::is_container(std::as_bytes(std::span(bytes))))
    return refused(path,
                   "a compiled policy, where rules are expected; `classify` and `explain` take one from a plain file, "
                   "or from a path that ends in .caromc");
  if (bytes.starts_with(kElf))
    return refused(path,
                   "machine code (ELF), where rules are expected; programs in C link or load what `compile --emit "
                   "object` and `shared` write, and `classify` takes what `compile` writes without --emit");
  return {};
}

}  // namespace carom::embed
