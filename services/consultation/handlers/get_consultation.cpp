#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/pages.h"

namespace parcours::consultation {

core::Result<Work<v1::GetConsultationResponse>> GetConsultation(Call& /*call*/,
                                                                const v1::GetConsultationRequest& request) {
  return Work<v1::GetConsultationResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::GetConsultationResponse> {
        StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
        v1::GetConsultationResponse response;
        const bool is_signed = stored.consultation.report().status() == v1::REPORT_STATUS_SIGNED;
        if (is_signed) {
          const auto report = LastSigned(tx.sql(), stored.position);
          response.add_pages(report->text);
          response.set_signature(report->signature);
        } else if (stored.consultation.has_report()) {
          for (std::string& page : DraftPages(stored.consultation, stored.traits)) response.add_pages(std::move(page));
          response.set_text_to_sign(TextToSign(stored));
        }
        *response.mutable_consultation() = std::move(stored.consultation);
        return response;
      });
}

}  // namespace parcours::consultation
