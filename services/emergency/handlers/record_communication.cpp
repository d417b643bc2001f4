#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"

namespace parcours::emergency {

core::Result<Work<v1::RecordCommunicationResponse>> RecordCommunication(Call&,
                                                                        const v1::RecordCommunicationRequest& request) {
  const FileEvent event = request.direction() == v1::DIRECTION_IN ? FileEvent::kCall : FileEvent::kEdit;
  return Work<v1::RecordCommunicationResponse>(
      [&request, event](platform::Transaction& tx) -> core::Result<v1::RecordCommunicationResponse> {
        v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), event));
        v1::Communication communication;
        communication.set_direction(request.direction());
        communication.set_medium(request.medium());
        communication.set_party(request.party());
        communication.set_purpose(request.purpose());
        AddCommunication(tx, file, std::move(communication));
        Keep(tx, file);
        return Showing<v1::RecordCommunicationResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
