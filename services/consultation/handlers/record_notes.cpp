#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/reading.h"

namespace parcours::consultation {

core::Result<Work<v1::RecordNotesResponse>> RecordNotes(Call& /*call*/, const v1::RecordNotesRequest& request) {
  return Work<v1::RecordNotesResponse>([&request](platform::Transaction& tx) -> core::Result<v1::RecordNotesResponse> {
    StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
    v1::Consultation& one = stored.consultation;
    TRY(CheckNotSigned(one));
    for (const v1::NoteLine& line : request.lines()) {
      v1::NoteLine& added = *one.add_notes();
      added = line;
      added.set_number(static_cast<std::uint32_t>(one.notes_size()));
    }
    UpdateConsultation(tx.sql(), stored);
    v1::RecordNotesResponse response;
    *response.mutable_consultation() = std::move(one);
    return response;
  });
}

}  // namespace parcours::consultation
