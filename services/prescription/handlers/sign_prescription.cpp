#include <optional>

#include "documents/prescription.h"
#include "parcours/card/v1/card.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/manage.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

// The draft, if it is the caller's own.
core::Result<StoredPrescription> ReadDraft(Call& call, const std::string& id) {
  std::optional<StoredPrescription> found;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    found = TRY(FindOwn(tx, id, call.caller().subject, {}));
    return {};
  }));
  return std::move(*found);
}

core::Result<void> CheckDraft(const v1::Prescription& prescription) {
  if (prescription.status() == v1::PRESCRIPTION_STATUS_CANCELLED) {
    return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_CANCELLED, rules::kCancelled));
  }
  if (prescription.status() == v1::PRESCRIPTION_STATUS_DRAFT) return {};
  return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_ALREADY_SIGNED, rules::kSignedOnce));
}

// Made by the caller's own card over this text.
core::Result<void> CheckSigned(Call& call, const v1::SignPrescriptionRequest& request, const std::string& text) {
  card::v1::CheckSignatureRequest question;
  question.set_content(text);
  question.set_signature(request.signature());
  question.set_signature_certificate(request.signature_certificate());
  const auto answer =
      TRY(call.Ask<card::v1::CheckSignatureResponse>("parcours.card.v1.CardService/CheckSignature", question));
  if (answer.subject() == call.caller().subject) return {};
  return core::Refuse(Refused(common::v1::REASON_SIGNATURE_INVALID, rules::kSignature));
}

// Goes out after the commit; whether the DMP takes it is the DMP's to say, and the patient's.
void SendCopyToDmp(platform::Transaction& tx, const common::v1::Ins& patient, const std::string& document) {
  dmp::v1::SubmitDocumentRequest copy;
  copy.set_request_id(tx.NextId("copy"));
  *copy.mutable_patient() = patient;
  copy.set_document(document);
  tx.Enqueue("parcours.dmp.v1.DmpService/SubmitDocument", copy);
}

// What is left of the ordonnance that this one renews.
void EndRenewed(platform::Transaction& tx, const v1::Prescription& renewal) {
  auto old = FindPrescription(tx.sql(), renewal.renews());
  if (!old || old->prescription.status() == v1::PRESCRIPTION_STATUS_CANCELLED) return;
  old->prescription = WithAllStopped(std::move(old->prescription), "Ordonnance renouvelée");
  UpdatePrescription(tx.sql(), *old);
}

}  // namespace

core::Result<Work<v1::SignPrescriptionResponse>> SignPrescription(Call& call,
                                                                  const v1::SignPrescriptionRequest& request) {
  const StoredPrescription draft = TRY(ReadDraft(call, request.prescription_id()));
  TRY(CheckDraft(draft.prescription));
  const common::v1::Traits traits = TRY(QualifiedTraits(call, draft.prescription.patient()));
  TRY(CheckSigned(call, request, draft.text));
  // Made here, since laying out its PDF takes longer than a transaction should; what it says of a draft cannot change.
  const std::string document = TRY(documents::WritePrescription(draft.prescription, traits, call.now()));
  return Work<v1::SignPrescriptionResponse>(
      [&request, document](platform::Transaction& tx) -> core::Result<v1::SignPrescriptionResponse> {
        // Read again: somebody may have signed it in between.
        StoredPrescription stored = TRY(FindOwn(tx.sql(), request.prescription_id(), tx.caller().subject, {}));
        v1::Prescription& one = stored.prescription;
        TRY(CheckDraft(one));
        tx.Concern(one.patient().matricule());
        tx.Decide(Describe(rules::kSignature));
        one.set_status(v1::PRESCRIPTION_STATUS_SIGNED);
        *one.mutable_signed_() = ToTimestamp(tx.now());
        stored.signature = request.signature();
        stored.certificate = request.signature_certificate();
        UpdatePrescription(tx.sql(), stored);
        EndRenewed(tx, one);
        SendCopyToDmp(tx, one.patient(), document);
        v1::SignPrescriptionResponse response;
        response.set_qr_payload(one.number());
        *response.mutable_prescription() = std::move(one);
        return response;
      });
}

}  // namespace parcours::prescription
