#include "services/ins/rules/identity_status.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::ins {
namespace {

struct Proofs {
  bool retrieved = false;
  bool checked = false;
};

Proofs ProofsOf(v1::IdentityStatus status) {
  return {.retrieved = status == v1::IDENTITY_STATUS_RETRIEVED || status == v1::IDENTITY_STATUS_QUALIFIED,
          .checked = status == v1::IDENTITY_STATUS_VALIDATED || status == v1::IDENTITY_STATUS_QUALIFIED};
}

v1::IdentityStatus StatusOf(Proofs proofs) {
  if (proofs.retrieved) return proofs.checked ? v1::IDENTITY_STATUS_QUALIFIED : v1::IDENTITY_STATUS_RETRIEVED;
  return proofs.checked ? v1::IDENTITY_STATUS_VALIDATED : v1::IDENTITY_STATUS_PROVISIONAL;
}

bool Raises(IdentityEvent event) {
  switch (event) {
    case IdentityEvent::kRetrieved:
    case IdentityEvent::kReadFromApp:
    case IdentityEvent::kValidated:
    case IdentityEvent::kVerifiedOk:
      return true;
    case IdentityEvent::kVerifiedKo:
    case IdentityEvent::kTraitsChanged:
    case IdentityEvent::kValidationWithdrawn:
    case IdentityEvent::kRetrievalWithdrawn:
    case IdentityEvent::kBothWithdrawn:
    case IdentityEvent::kDeclaredUnreliable:
      return false;
  }
  return false;
}

Proofs After(Proofs proofs, IdentityEvent event) {
  switch (event) {
    case IdentityEvent::kRetrieved:
    case IdentityEvent::kVerifiedOk:
      return {.retrieved = true, .checked = proofs.checked};
    case IdentityEvent::kReadFromApp:
      return {.retrieved = true, .checked = true};
    case IdentityEvent::kValidated:
      return {.retrieved = proofs.retrieved, .checked = true};
    case IdentityEvent::kVerifiedKo:
    case IdentityEvent::kRetrievalWithdrawn:
      return {.retrieved = false, .checked = proofs.checked};
    case IdentityEvent::kValidationWithdrawn:
      return {.retrieved = proofs.retrieved, .checked = false};
    case IdentityEvent::kTraitsChanged:
    case IdentityEvent::kBothWithdrawn:
    case IdentityEvent::kDeclaredUnreliable:
      return {};
  }
  return proofs;
}

// Whether there is what an event takes back.
bool CanTakeBack(Proofs proofs, IdentityEvent event) {
  if (event == IdentityEvent::kValidationWithdrawn) return proofs.checked;
  if (event == IdentityEvent::kRetrievalWithdrawn) return proofs.retrieved;
  if (event == IdentityEvent::kBothWithdrawn) return proofs.checked || proofs.retrieved;
  return true;
}

bool DropsMatricule(IdentityEvent event) {
  return !Raises(event) && event != IdentityEvent::kValidationWithdrawn;
}

bool DropsCheck(IdentityEvent event) {
  return !Raises(event) && event != IdentityEvent::kVerifiedKo && event != IdentityEvent::kRetrievalWithdrawn;
}

}  // namespace

core::Result<v1::IdentityStatus> NextStatus(v1::IdentityStatus status, IdentityEvent event, bool unreliable) {
  if (unreliable && Raises(event)) return core::Refuse(common::v1::REASON_IDENTITY_DOUBTFUL_OR_FICTITIOUS);
  const Proofs proofs = ProofsOf(status);
  if (!CanTakeBack(proofs, event)) {
    return core::Refuse(common::v1::REASON_IDENTITY_TRANSITION_NOT_ALLOWED, "there is nothing to take back");
  }
  return StatusOf(After(proofs, event));
}

core::Result<void> Advance(v1::Identity& identity, IdentityEvent event) {
  identity.set_status(TRY(NextStatus(identity.status(), event, IsUnreliable(identity))));
  if (DropsMatricule(event)) {
    identity.clear_ins();
    identity.clear_ins_history();
    identity.clear_retrieved();
  }
  if (DropsCheck(event)) identity.clear_validation();
  return {};
}

bool HasAttribute(const v1::Identity& identity, v1::IdentityAttribute attribute) {
  const auto& attributes = identity.attributes();
  return std::find(attributes.begin(), attributes.end(), attribute) != attributes.end();
}

bool IsUnreliable(const v1::Identity& identity) {
  return HasAttribute(identity, v1::IDENTITY_ATTRIBUTE_DOUBTFUL) ||
         HasAttribute(identity, v1::IDENTITY_ATTRIBUTE_FICTITIOUS);
}

void AddAttribute(v1::Identity& identity, v1::IdentityAttribute attribute) {
  if (HasAttribute(identity, attribute)) return;
  identity.add_attributes(attribute);
  std::sort(identity.mutable_attributes()->begin(), identity.mutable_attributes()->end());
}

std::string_view RuleOf(IdentityEvent event) {
  switch (event) {
    case IdentityEvent::kRetrieved:
      return "INS retrieved (RNIV 1, EXI SI 07)";
    case IdentityEvent::kReadFromApp:
      return "appli carte Vitale qualifies (RNIV, 4.3.4)";
    case IdentityEvent::kValidated:
      return "high-confidence document checked (RNIV 1, EXI SI 07)";
    case IdentityEvent::kVerifiedOk:
      return "INS verified, OK (ours)";
    case IdentityEvent::kVerifiedKo:
      return "INS verified, KO takes the matricule away (ours)";
    case IdentityEvent::kTraitsChanged:
      return "a changed strict trait makes provisional (RNIV 1; to which status: ours)";
    case IdentityEvent::kValidationWithdrawn:
    case IdentityEvent::kRetrievalWithdrawn:
    case IdentityEvent::kBothWithdrawn:
      return "a proof in doubt is taken back (RNIV 1; to which status: ours)";
    case IdentityEvent::kDeclaredUnreliable:
      return "a doubtful or fictitious identity stays provisional (ours)";
  }
  return {};
}

}  // namespace parcours::ins
