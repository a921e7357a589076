// Makes records of delivery events, and counts what is none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/delivery_event.h"
#include "ingest/readers.h"
#include "ingest/records/record_builder.h"
#include "runtime/core/record.h"
#include "support/text_arena.h"

namespace carom::ingest {

/// Everything an input's reader needs to say; for one input.
class EventSink {
 public:
  /// `esp_name`: of the platform, empty for mail servers. All outlive it.
  EventSink(std::string_view esp_name, core::Via via, const ReadOptions& options, RecordCollector& records)
      : esp_name_(esp_name), via_(via), options_(options), records_(records) {}
  EventSink(const EventSink&) = delete;
  EventSink& operator=(const EventSink&) = delete;
  ~EventSink();

  /// Where the events that follow stand: zero-based, as the format counts. What was kept for those before goes.
  void begin(std::uint64_t place);
  /// Deliveries are passed over unless they are wanted.
  void take(const DeliveryEvent& event);
  /// Whether take() would pass over an event of that outcome, which then is counted: for readers that need not read its
  /// fields.
  [[nodiscard]] bool passes_over(Outcome outcome);
  /// An event that says nothing about an answer (`open`, `click`); `kind` as the source calls it.
  void pass_over(std::string_view kind);
  void reject(std::uint64_t offset, std::string reason) { records_.reject(offset, std::move(reason)); }
  /// A text for the events up to the next begin(), however many there are.
  [[nodiscard]] std::string_view keep(std::string_view text) { return arena_.keep(text); }
  /// For texts that live as long.
  [[nodiscard]] TextArena& arena() { return arena_; }
  /// False: no more are wanted.
  [[nodiscard]] bool is_wanted() const { return records_.is_wanted(); }

 private:
  void offer(Slot slot, std::string_view value);

  std::string_view esp_name_;
  core::Via via_;
  const ReadOptions& options_;
  RecordCollector& records_;
  RecordBuilder builder_;
  TextArena arena_;  ///< not the records': one of these may be handed over between two events
  std::uint64_t place_ = 0;
  std::uint64_t deliveries_ = 0;  ///< passed over; most lines of a log are, so the notes get them at once
};

}  // namespace carom::ingest
