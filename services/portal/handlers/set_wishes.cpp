#include <string_view>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

constexpr std::string_view kDirectives = "EXPPAT_3";

// The document stays in the DMP, which is asked whether there is such a one.
core::Result<void> CheckDirectives(Call& call, const v1::SetWishesRequest& request) {
  if (request.wishes().directives_document_id().empty()) return {};
  dmp::v1::GetDocumentRequest question;
  question.set_document_id(request.wishes().directives_document_id());
  *question.mutable_patient() = request.holder();
  const auto found = TRY(call.Ask<dmp::v1::GetDocumentResponse>("parcours.dmp.v1.DmpService/GetDocument", question));
  if (found.document().metadata().type().code() == kDirectives) return {};
  return core::Refuse(RefusedAt(
      common::v1::REASON_INVALID_ARGUMENT, rules::kDirectives,
      {{.field = "wishes.directives_document_id", .description = "is no document of the category EXPPAT_3"}}));
}

}  // namespace

core::Result<Work<v1::SetWishesResponse>> SetWishes(Call& call, const v1::SetWishesRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  TRY(CheckDirectives(call, request));
  return Work<v1::SetWishesResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::SetWishesResponse> {
        TRY(Confirm(tx, standing));
        Space space = SpaceAt(tx.sql(), standing);
        space.wishes = request.wishes();
        UpdateSpace(tx.sql(), space);
        v1::SetWishesResponse response;
        *response.mutable_wishes() = request.wishes();
        return response;
      });
}

}  // namespace parcours::portal
