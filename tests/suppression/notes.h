// Notes as tests write them.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "runtime/suppression/store.h"

namespace carom::suppression {

inline constexpr std::int64_t kDay = 86400;

inline core::SuppressSpec at_once(std::int64_t lasting = 0) {
  core::SuppressSpec spec;
  spec.target = core::SuppressTarget::recipient;
  spec.lasting = lasting;
  return spec;
}
inline core::SuppressSpec after(std::uint32_t repeats, std::int64_t within, std::int64_t lasting = 0) {
  core::SuppressSpec spec = at_once(lasting);
  spec.repeats = repeats;
  spec.within = within;
  return spec;
}
inline core::SuppressSpec guarded(core::SuppressSpec spec) {
  spec.guarded = 1;
  return spec;
}
inline Note note_at(std::int64_t time, core::SuppressSpec suppress, std::string class_name = "mailbox.full") {
  Note note;
  note.id = time;
  note.time = time;
  note.suppress = suppress;
  note.class_name = std::move(class_name);
  return note;
}

/// A folder for a state, gone with it.
class Scratch {
 public:
  Scratch() {
    std::string name = ::testing::TempDir() + "carom_state_XXXXXX";
    EXPECT_NE(nullptr, ::mkdtemp(name.data()));
    folder_ = name;
  }
  ~Scratch() { std::filesystem::remove_all(folder_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] std::string path(const std::string& name = "state") const { return folder_ + "/" + name; }
  [[nodiscard]] std::unique_ptr<Store> open(const std::string& name = "state") const {
    auto store = Store::open(path(name), Store::Access::created);
    EXPECT_TRUE(store.has_value()) << (store ? "" : store.error().message);
    return store ? std::move(*store) : nullptr;
  }

 private:
  std::string folder_;
};

}  // namespace carom::suppression
