#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

bool IsOneRetained(const std::vector<StoredRequest>& requests) {
  return std::any_of(requests.begin(), requests.end(), [](const StoredRequest& one) {
    return one.request.state() == v1::ADMISSION_REQUEST_STATE_RETAINED;
  });
}

}  // namespace

core::Result<Work<v1::RetainAgreementResponse>> RetainAgreement(Call&, const v1::RetainAgreementRequest& request) {
  return Work<v1::RetainAgreementResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RetainAgreementResponse> {
        Sent sent = TRY(RequestSent(tx, request.admission_request_id()));
        if (IsOneRetained(AllRequestsOf(tx.sql(), sent.file.position))) {
          return core::Refuse(Refused(common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED, rules::kOneRetained));
        }
        tx.Decide(Describe(rules::kOneRetained));
        TRY(Move(tx, sent.request, AdmissionEvent::kRetain));
        return Showing<v1::RetainAgreementResponse>(std::move(sent.request));
      });
}

}  // namespace parcours::followup
