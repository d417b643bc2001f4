#include "services/directory/handlers/answers.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/rules/visibility.h"
#include "services/directory/store.h"

namespace parcours::directory {

core::Result<Work<v1::SearchProfessionalsResponse>> SearchProfessionals(Call& call,
                                                                        const v1::SearchProfessionalsRequest& request) {
  TRY(CheckStructIdNat(request.struct_id_nat(), "struct_id_nat"));
  TRY(CheckWords(request.family_name(), "family_name"));
  TRY(CheckWords(request.given_name(), "given_name"));
  TRY(CheckWords(request.town(), "town"));
  const std::string list = ListOf(request);
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const View view = ViewOf(call);
  const bool of_structure = !request.struct_id_nat().empty();
  const Employees employees = of_structure && view == View::kWhole ? Employees::kIncluded : Employees::kExcluded;
  return Work<v1::SearchProfessionalsResponse>(
      [&request, page, list, view,
       employees](platform::Transaction& tx) -> core::Result<v1::SearchProfessionalsResponse> {
        auto listed = ListProfessionals(tx.sql(), request, employees, page);
        v1::SearchProfessionalsResponse response;
        if (!listed.empty()) {
          response.set_next_page_token(platform::NextPageToken(page, listed.size(), listed.back().position, list));
        }
        for (auto& one : listed) {
          Restrict(one.value, view);
          *response.add_professionals() = std::move(one.value);
        }
        return response;
      });
}

}  // namespace parcours::directory
