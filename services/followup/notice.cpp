#include "services/followup/notice.h"

#include "parcours/signin/v1/phone.pb.h"

namespace parcours::followup {
namespace {

signin::v1::DeliverRequest NoticeOf(platform::Transaction& tx, const char* sender, const core::Text& title,
                                    const core::Text& text) {
  signin::v1::DeliverRequest notice;
  notice.set_request_id(tx.NextId("ntf"));
  notice.set_sender(sender);
  notice.mutable_title()->set_fr(title.fr);
  notice.mutable_title()->set_en(title.en);
  notice.mutable_text()->set_fr(text.fr);
  notice.mutable_text()->set_en(text.en);
  return notice;
}

constexpr std::string_view kDeliver = "parcours.signin.v1.PhoneService/Deliver";

}  // namespace

void TellCitizen(platform::Transaction& tx, const common::v1::Ins& citizen, const core::Text& title,
                 const core::Text& text) {
  auto notice = NoticeOf(tx, "Mon espace santé", title, text);
  *notice.mutable_ins() = citizen;
  tx.Enqueue(kDeliver, notice);
}

void TellProfessional(platform::Transaction& tx, const std::string& subject, const core::Text& title,
                      const core::Text& text) {
  auto notice = NoticeOf(tx, "e-Parcours", title, text);
  notice.set_ps_id_nat(subject);
  tx.Enqueue(kDeliver, notice);
}

}  // namespace parcours::followup
