#include "services/portal/notice.h"

#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/signin/v1/phone.pb.h"

namespace parcours::portal {
namespace {

void Put(const core::Text& text, policy::v1::LocalizedText& localized) {
  localized.set_fr(text.fr);
  localized.set_en(text.en);
}

}  // namespace

void Tell(platform::Transaction& tx, const common::v1::Ins& whom, const core::Text& title, const core::Text& text) {
  signin::v1::DeliverRequest notice;
  notice.set_request_id(tx.NextId("ntf"));
  *notice.mutable_ins() = whom;
  notice.set_sender("Mon espace santé");
  Put(title, *notice.mutable_title());
  Put(text, *notice.mutable_text());
  tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", notice);
}

void TellDmp(platform::Transaction& tx, const StoredDelegation& delegation, Told told) {
  if (delegation.delegation.kind() != v1::DELEGATION_KIND_CAREGIVING) return;
  const auto holder = SpaceOf(tx.sql(), delegation.holder);
  const auto carer = SpaceOf(tx.sql(), delegation.delegate);
  if (!holder || !carer) return;
  dmp::v1::RecordDelegationRequest request;
  request.set_request_id(tx.NextId("dlg"));
  *request.mutable_patient() = holder->holder;
  *request.mutable_carer() = carer->holder;
  request.set_ended(told == Told::kEnds);
  tx.Enqueue("parcours.dmp.v1.DmpService/RecordDelegation", request);
}

void OpenRecord(platform::Transaction& tx, const common::v1::Ins& holder) {
  dmp::v1::OpenRecordRequest request;
  request.set_request_id(tx.NextId("opn"));
  *request.mutable_patient() = holder;
  tx.Enqueue("parcours.dmp.v1.DmpService/OpenRecord", request);
}

void End(platform::Transaction& tx, StoredDelegation delegation, const common::v1::Ins& whom) {
  const bool in_force = delegation.delegation.state() == v1::DELEGATION_STATE_ACCEPTED;
  delegation.delegation.set_state(v1::DELEGATION_STATE_REVOKED);
  UpdateDelegation(tx.sql(), delegation);
  if (in_force) TellDmp(tx, delegation, Told::kEnds);
  Tell(tx, whom, {"Une délégation a pris fin", "A delegation has ended"},
       {"Vous n'agissez plus ou n'êtes plus aidé par cette délégation dans Mon espace santé.",
        "By that delegation you no longer act, or are no longer helped, in Mon espace santé."});
}

}  // namespace parcours::portal
