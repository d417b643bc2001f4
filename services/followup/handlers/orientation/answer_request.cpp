#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"

namespace parcours::followup {

core::Result<Work<v1::AnswerRequestResponse>> AnswerRequest(Call&, const v1::AnswerRequestRequest& request) {
  const AdmissionEvent event =
      TRY(EventOfAnswer(request.answer(), request.proposed_date(), request.refusal_reason(), request.text()));
  return Work<v1::AnswerRequestResponse>(
      [&request, event](platform::Transaction& tx) -> core::Result<v1::AnswerRequestResponse> {
        Sent sent = TRY(RequestReceived(tx, request.admission_request_id()));
        v1::AdmissionRequest& one = sent.request.request;
        one.clear_proposed_date();
        one.clear_refusal_reason();
        if (event == AdmissionEvent::kAgree) one.set_proposed_date(request.proposed_date());
        if (event == AdmissionEvent::kRefuse) one.set_refusal_reason(request.refusal_reason());
        one.set_text(request.text());
        TRY(Move(tx, sent.request, event));
        return Showing<v1::AnswerRequestResponse>(std::move(sent.request));
      });
}

}  // namespace parcours::followup
