#include "services/exams/handlers/people.h"

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/exams/rules/rule.h"

namespace parcours::exams {

core::Result<common::v1::Traits> QualifiedTraits(platform::Call& call, const common::v1::Ins& patient) {
  if (!core::KeyMatches(patient)) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  ins::v1::CheckIdentityRequest question;
  *question.mutable_ins() = patient;
  auto identity = TRY(call.Ask<ins::v1::CheckIdentityResponse>("parcours.ins.v1.InsService/CheckIdentity", question));
  if (identity.status() != ins::v1::IDENTITY_STATUS_QUALIFIED) {
    return core::Refuse(Refused(common::v1::REASON_IDENTITY_NOT_QUALIFIED, rules::kQualified));
  }
  return std::move(*identity.mutable_traits());
}

core::Result<prescription::v1::Signatory> DescribeCaller(platform::Call& call) {
  const platform::Caller& caller = call.caller();
  directory::v1::GetProfessionalRequest question;
  question.set_ps_id_nat(caller.subject);
  const auto answer = TRY(call.Ask<directory::v1::GetProfessionalResponse>(
      "parcours.directory.v1.DirectoryService/GetProfessional", question));
  const directory::v1::Professional& professional = answer.professional();
  prescription::v1::Signatory signatory;
  signatory.set_subject(caller.subject);
  signatory.set_given_name(professional.given_name());
  signatory.set_family_name(professional.family_name());
  *signatory.mutable_profession() = professional.profession();
  if (professional.has_speciality()) *signatory.mutable_speciality() = professional.speciality();
  signatory.set_structure(caller.structure);
  for (const directory::v1::Exercise& exercise : professional.exercises()) {
    if (exercise.structure().struct_id_nat() != caller.structure) continue;
    signatory.set_structure_name(exercise.structure().name());
    *signatory.mutable_sector() = exercise.structure().sector();
  }
  return signatory;
}

core::Result<std::string> StructureName(platform::Call& call) {
  directory::v1::GetStructureRequest question;
  question.set_struct_id_nat(call.caller().structure);
  const auto answer = TRY(
      call.Ask<directory::v1::GetStructureResponse>("parcours.directory.v1.DirectoryService/GetStructure", question));
  return answer.structure().name();
}

}  // namespace parcours::exams
