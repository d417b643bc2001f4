// Care circles as the caller meets them.
//
// Functions that take a transaction have its thread-safety. Each names the person to the journal.
#pragma once

#include <string>

#include "core/result.h"
#include "services/followup/coordination_store.h"
#include "services/followup/rules/circle.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// A circle and the caller's place in it.
struct Seat {
  StoredCircle stored;
  std::string member_id;  // empty: the person

  // The member that the caller is; null for the person.
  const v1::Member* member();
};

// The circle of a member or the person. Refuses with NOT_IN_CARE_CIRCLE.
core::Result<Seat> SeatIn(platform::Transaction& tx, const std::string& circle_id, const Who& who);

// The same, to read what is shared: a member needs the person's consent. Refuses with NOT_IN_CARE_CIRCLE,
// CONSENT_MISSING.
core::Result<Seat> SeatToRead(platform::Transaction& tx, const std::string& circle_id, const Who& who);

// The same, to change something. Refuses with NOT_IN_CARE_CIRCLE, CONSENT_MISSING.
core::Result<Seat> SeatToWrite(platform::Transaction& tx, const std::string& circle_id, const Who& who);

// For somebody who is neither in the circle nor invited.
core::Refusal Outside();

// An answer that shows a circle.
template <class Response>
Response Showing(StoredCircle stored) {
  Response response;
  *response.mutable_circle() = std::move(stored.circle);
  return response;
}

}  // namespace parcours::followup
