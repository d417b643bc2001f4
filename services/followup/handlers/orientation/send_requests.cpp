#include <fmt/format.h>

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/parts.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

core::Result<void> CheckNotAsked(const std::vector<StoredRequest>& requests, const std::string& unit) {
  const bool asked = std::any_of(requests.begin(), requests.end(), [&](const StoredRequest& one) {
    return one.request.unit().id() == unit && IsOpen(one.request.state());
  });
  if (!asked) return {};
  return core::Refuse(Refused(common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED, rules::kOneRequest));
}

v1::AdmissionRequest SendTo(platform::Transaction& tx, const StoredFile& stored, v1::Unit unit) {
  v1::AdmissionRequest request;
  request.set_id(tx.NextId("adm"));
  request.set_file_id(stored.file.id());
  *request.mutable_unit() = std::move(unit);
  request.set_state(v1::ADMISSION_REQUEST_STATE_SENT);
  v1::AdmissionStep& step = *request.add_steps();
  step.set_state(request.state());
  *step.mutable_stamp() = StampOf(tx);
  InsertRequest(tx.sql(), stored.position, request);
  return request;
}

}  // namespace

core::Result<Work<v1::SendRequestsResponse>> SendRequests(Call&, const v1::SendRequestsRequest& request) {
  return Work<v1::SendRequestsResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::SendRequestsResponse> {
        StoredFile stored = TRY(FileToChange(tx, request.file_id()));
        TRY(CheckComplete(stored.file));
        tx.Decide(Describe(rules::kSeveralUnits));
        v1::SendRequestsResponse response;
        for (int i = 0; i < request.unit_ids_size(); ++i) {
          auto unit = FindUnit(tx.sql(), request.unit_ids(i));
          if (!unit) return core::Refuse(common::v1::REASON_NOT_FOUND, fmt::format("unit_ids[{}]", i));
          // Read each time: the same unit may be named twice.
          TRY(CheckNotAsked(AllRequestsOf(tx.sql(), stored.position), unit->id()));
          *response.add_requests() = SendTo(tx, stored, std::move(*unit));
        }
        stored.file.set_state(v1::ORIENTATION_FILE_STATE_SENT);
        UpdateFile(tx.sql(), stored);
        return response;
      });
}

}  // namespace parcours::followup
