#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/notice.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::RecordAdmissionResponse>> RecordAdmission(Call&, const v1::RecordAdmissionRequest& request) {
  return Work<v1::RecordAdmissionResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RecordAdmissionResponse> {
        Sent sent = TRY(RequestReceived(tx, request.admission_request_id()));
        TRY(Move(tx, sent.request, AdmissionEvent::kAdmit));
        tx.Decide(Describe(rules::kOneAdmits));
        sent.file.file.set_state(v1::ORIENTATION_FILE_STATE_ADMITTED);
        UpdateFile(tx.sql(), sent.file);
        const std::uint32_t cancelled = CancelOpen(tx, AllRequestsOf(tx.sql(), sent.file.position),
                                                   v1::ORIENTATION_CANCEL_REASON_ADMITTED_ELSEWHERE);
        const std::string& where = sent.request.request.unit().structure_name();
        TellCitizen(tx, sent.file.file.patient(), {"Votre admission est enregistrée", "Your admission is recorded"},
                    {"Par " + where + ". Les autres demandes sont annulées.",
                     "By " + where + ". The other requests are cancelled."});
        auto response = Showing<v1::RecordAdmissionResponse>(std::move(sent.request));
        response.set_cancelled(cancelled);
        return response;
      });
}

}  // namespace parcours::followup
