#include "services/dmp/rules/feeding.h"

#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/rules/access.h"

namespace parcours::dmp {

Verdict DecideFeeding(const Reader& reader, const RecordFacts& record, std::string_view type, const ValueSets& values) {
  if (Verdict state = DecideState(record); !state.allowed()) return state;
  if (Verdict standing = DecideStanding(reader, record); !standing.allowed()) return standing;
  if (record.feeding_opposed) return Deny(common::v1::REASON_PATIENT_OPPOSES, rules::kFeedingOpposed);
  const DocumentType* known = values.FindType(type);
  if (known == nullptr || !known->in_dmp) return Deny(common::v1::REASON_CODE_UNKNOWN, rules::kNotInDmp);
  if (IsPatientsType(type)) return Deny(common::v1::REASON_DOCUMENT_TYPE_NOT_ALLOWED, rules::kPatientsType);
  return Allow(rules::kFeeding);
}

}  // namespace parcours::dmp
