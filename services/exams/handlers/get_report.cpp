#include <fmt/format.h>

#include "documents/rendering/pdf.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/exams/handlers/find.h"
#include "services/exams/handlers/handlers.h"

namespace parcours::exams {

core::Result<Work<v1::GetReportResponse>> GetReport(Call& call, const v1::GetReportRequest& request) {
  const Asker asker = TRY(AskerOf(call));
  return Work<v1::GetReportResponse>(
      [&request, asker](platform::Transaction& tx) -> core::Result<v1::GetReportResponse> {
        const Found found = TRY(FindKnown(tx, request.examination_id(), asker));
        const auto report = LastReport(tx.sql(), found.stored.position);
        if (!report) return core::Refuse(Refused(common::v1::REASON_RESULT_NOT_VALIDATED, rules::kValidated));
        v1::GetReportResponse response;
        response.set_text(report->text);
        response.set_file_name(fmt::format("compte-rendu-{}-v{}.txt", request.examination_id(), report->version));
        response.set_cda(report->cda);
        response.set_pdf(TRY(documents::RenderPdf(report->cda)));
        response.set_version(report->version);
        *response.mutable_dmp() = found.stored.examination.dmp();
        return response;
      });
}

}  // namespace parcours::exams
