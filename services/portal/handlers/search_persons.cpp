#include "services/portal/handlers/handlers.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

constexpr std::size_t kShown = 5;  // of the matricule

}  // namespace

core::Result<Work<v1::SearchPersonsResponse>> SearchPersons(Call& call, const v1::SearchPersonsRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::SearchPersonsResponse>([&request, standing](
                                             platform::Transaction& tx) -> core::Result<v1::SearchPersonsResponse> {
    TRY(Confirm(tx, standing));
    v1::SearchPersonsResponse response;
    for (const Space& one : SpacesNamed(tx.sql(), request.birth_name(), request.given_name(), request.birth_date())) {
      v1::PersonFound& person = *response.add_persons();
      person.set_reference(one.id);
      person.set_birth_name(one.birth_name);
      person.set_given_name(one.given_name);
      person.set_matricule_start(one.holder.matricule().substr(0, kShown));
    }
    return response;
  });
}

}  // namespace parcours::portal
