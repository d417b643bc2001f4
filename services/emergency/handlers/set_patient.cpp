#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {
namespace {

// How far the centre has identified the person; UNSPECIFIED without a matricule, or with one that it does not know.
core::Result<ins::v1::IdentityStatus> AskStatus(Call& call, const v1::SetPatientRequest& request) {
  if (!request.has_ins()) return ins::v1::IDENTITY_STATUS_UNSPECIFIED;
  if (!core::KeyMatches(request.ins())) return core::Refuse(common::v1::REASON_KEY_WRONG, "ins");
  ins::v1::CheckIdentityRequest question;
  *question.mutable_ins() = request.ins();
  const auto answer =
      TRY(call.Ask<ins::v1::CheckIdentityResponse>("parcours.ins.v1.InsService/CheckIdentity", question));
  return answer.status();
}

core::Result<v1::Patient*> PatientToSet(platform::Transaction& tx, v1::EmergencyFile& file, const std::string& id) {
  if (id.empty()) {
    v1::Patient* added = file.add_patients();
    added->set_id(tx.NextId("pat"));
    return added;
  }
  for (v1::Patient& patient : *file.mutable_patients()) {
    if (patient.id() == id) return &patient;
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "patient_id");
}

}  // namespace

core::Result<Work<v1::SetPatientResponse>> SetPatient(Call& call, const v1::SetPatientRequest& request) {
  const ins::v1::IdentityStatus status = TRY(AskStatus(call, request));
  return Work<v1::SetPatientResponse>(
      [&request, status](platform::Transaction& tx) -> core::Result<v1::SetPatientResponse> {
        v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kEdit));
        v1::Patient& patient = *TRY(PatientToSet(tx, file, request.patient_id()));
        *patient.mutable_declared() = request.declared();
        patient.clear_ins();
        if (request.has_ins()) *patient.mutable_ins() = request.ins();
        patient.set_identity_status(status);
        patient.set_entered_by(tx.caller().structure);
        const bool qualified = status == ins::v1::IDENTITY_STATUS_QUALIFIED;
        tx.Decide(Allow(request.has_ins() && !qualified ? rules::kMatriculeQualified : rules::kIdentity).Describe());
        Keep(tx, file);
        auto response = Showing<v1::SetPatientResponse>(tx, file);
        response.set_patient_id(patient.id());
        return response;
      });
}

}  // namespace parcours::emergency
