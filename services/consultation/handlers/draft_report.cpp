#include <vector>

#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/drafting.h"
#include "services/consultation/rules/pages.h"
#include "services/consultation/rules/reading.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {

core::Result<Work<v1::DraftReportResponse>> DraftReport(Call& /*call*/, const v1::DraftReportRequest& request) {
  return Work<v1::DraftReportResponse>([&request](platform::Transaction& tx) -> core::Result<v1::DraftReportResponse> {
    StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
    v1::Consultation& one = stored.consultation;
    TRY(CheckNotSigned(one));
    TRY(CheckTool(one));
    tx.Decide(Describe(rules::kStandIn));
    std::vector<v1::DraftMistake> mistakes;
    for (const int mistake : request.mistakes()) mistakes.push_back(static_cast<v1::DraftMistake>(mistake));
    v1::Report draft = TRY(Draft(one, mistakes, one.report().version() + 1));
    draft.set_edition(one.report().edition());
    *one.mutable_report() = std::move(draft);
    UpdateConsultation(tx.sql(), stored);
    v1::DraftReportResponse response;
    for (std::string& page : DraftPages(one, stored.traits)) response.add_pages(std::move(page));
    *response.mutable_report() = std::move(*one.mutable_report());
    return response;
  });
}

}  // namespace parcours::consultation
