#include "core/identifiers.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {
namespace {

constexpr std::string_view kDoctor = "10";

// For whom: a professional, or with an empty one the care team of a structure.
struct Holder {
  std::string professional;
  std::string structure;
};

core::Result<Holder> HolderOf(const Standing& standing, const v1::SetAuthorisationRequest& request) {
  const Reader& reader = standing.reader;
  if (IsProfessional(reader)) return Holder{reader.subject, reader.structure};
  if (!IsCitizen(reader)) return Holder{{}, reader.structure};
  if (core::IsPsIdNat(request.professional())) return Holder{request.professional(), {}};
  return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                    .detail = "professional",
                                    .violations = {{.field = "professional", .description = "is no PS_IdNat"}}});
}

core::Result<void> CheckGeneralPractitioner(const Standing& standing) {
  if (IsProfessional(standing.reader) && standing.reader.profession == kDoctor) return {};
  return core::Refuse(common::v1::REASON_PROFESSION_NOT_ALLOWED,
                      "only a doctor is declared as médecin traitant, by themselves");
}

core::Result<void> Add(platform::Transaction& tx, Standing& standing, const Holder& holder,
                       const v1::SetAuthorisationRequest& request) {
  // Patients consent by asking; for others the consent must have been given (EX_0.3-1010).
  if (!IsCitizen(standing.reader) && !request.consent()) {
    return core::Refuse(common::v1::REASON_AUTHORISATION_MISSING, "the patient's consent");
  }
  if (request.general_practitioner()) {
    TRY(CheckGeneralPractitioner(standing));
    standing.record.general_practitioner = holder.professional;
    UpdateRecord(tx.sql(), standing.record);
  }
  PutAuthorisation(tx.sql(), standing.record.position, holder.professional, holder.structure, tx.now());
  return {};
}

core::Result<void> Remove(platform::Transaction& tx, Standing& standing, const Holder& holder) {
  const bool practitioner = !holder.professional.empty() && standing.record.general_practitioner == holder.professional;
  const bool dropped =
      DropAuthorisations(tx.sql(), standing.record.position, holder.professional, holder.structure) > 0;
  if (!dropped && !practitioner)
    return core::Refuse(common::v1::REASON_AUTHORISATION_MISSING, "there is none to remove");
  if (practitioner) {
    standing.record.general_practitioner.clear();
    UpdateRecord(tx.sql(), standing.record);
  }
  return {};
}

}  // namespace

core::Result<Work<v1::SetAuthorisationResponse>> SetAuthorisation(Call& call,
                                                                  const v1::SetAuthorisationRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::SetAuthorisationResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::SetAuthorisationResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceOpen(tx, standing));
        const Holder holder = TRY(HolderOf(standing, request));
        TRY(request.change() == v1::AUTHORISATION_CHANGE_ADD ? Add(tx, standing, holder, request)
                                                             : Remove(tx, standing, holder));
        Remember(tx, standing, v1::ACCESS_ACTION_AUTHORISATION);
        v1::SetAuthorisationResponse response;
        response.set_authorisation(
            AuthorisationOf(tx.sql(), standing.record.position, holder.professional, holder.structure));
        response.set_general_practitioner(!holder.professional.empty() &&
                                          standing.record.general_practitioner == holder.professional);
        return response;
      });
}

}  // namespace parcours::dmp
