#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::FindPatientAddressResponse>> FindPatientAddress(Call& call,
                                                                      const v1::FindPatientAddressRequest& request) {
  TRY(CheckQualified(call, request.patient()));
  TRY(CheckMailboxOpen(call, request.patient()));
  return Work<v1::FindPatientAddressResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::FindPatientAddressResponse> {
        tx.Decide(Describe(rules::kPatientAddress));
        v1::FindPatientAddressResponse response;
        response.set_address(AddressOf(request.patient()));
        return response;
      });
}

}  // namespace parcours::messaging
