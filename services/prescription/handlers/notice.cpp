#include "services/prescription/handlers/notice.h"

#include "parcours/signin/v1/phone.pb.h"

namespace parcours::prescription {

void TellPatient(platform::Transaction& tx, const v1::Prescription& prescription, const core::Text& title,
                 const std::string& by) {
  signin::v1::DeliverRequest notice;
  notice.set_request_id(tx.NextId("ntf"));
  *notice.mutable_ins() = prescription.patient();
  notice.set_sender("Mon espace santé");
  notice.mutable_title()->set_fr(title.fr);
  notice.mutable_title()->set_en(title.en);
  notice.mutable_text()->set_fr("Par " + by + ". Vos ordonnances sont dans Mon espace santé.");
  notice.mutable_text()->set_en("By " + by + ". Your prescriptions are in Mon espace santé.");
  tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", notice);
}

}  // namespace parcours::prescription
