#include "core/text.h"
#include "pki/crypto.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/measures.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

// The list that a page token belongs to: these filters and no others.
std::string ListOf(const v1::ListMeasuresRequest& request) {
  v1::ListMeasuresRequest question = request;
  question.clear_page_size();
  question.clear_page_token();
  return "portal.measures/" + core::Hex(pki::Sha256(question.SerializeAsString()));
}

// The BMI is computed from each weight.
ItemFilter FilterOf(const v1::ListMeasuresRequest& request) {
  ItemFilter filter{.space = request.holder().matricule(),
                    .kind = ItemKind::kMeasure,
                    .code = request.code() == kBodyMassIndex ? std::string(kWeight) : request.code(),
                    .order = Order::kNewestFirst};
  if (request.has_from()) filter.from = ToTime(request.from());
  if (request.has_before()) filter.before = ToTime(request.before());
  return filter;
}

// From a weight and the height that was known then.
v1::Measure Computed(v1::Measure weight, const v1::Measure& height) {
  for (const MeasureKind& kind : MeasureKinds()) {
    if (kind.code != kBodyMassIndex) continue;
    weight.set_code(kind.code);
    weight.set_label(kind.label);
    weight.set_unit(kind.unit);
  }
  weight.set_value(BodyMassIndex(weight.value(), height.value()));
  weight.clear_id();
  return weight;
}

}  // namespace

core::Result<Work<v1::ListMeasuresResponse>> ListMeasures(Call& call, const v1::ListMeasuresRequest& request) {
  if (!request.code().empty()) TRY(FindMeasureKind(request.code()));
  const std::string list = ListOf(request);
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kRead, v1::DATA_SCOPE_MEASURES));
  return Work<v1::ListMeasuresResponse>(
      [&request, standing, list, page](platform::Transaction& tx) -> core::Result<v1::ListMeasuresResponse> {
        TRY(Confirm(tx, standing));
        v1::ListMeasuresResponse response;
        const bool computed = request.code() == kBodyMassIndex;
        response.set_next_page_token(FillPage(tx.sql(), FilterOf(request), page, list, [&](const Item& item) {
          auto measure = item.As<v1::Measure>();
          if (!computed) {
            *response.add_measures() = std::move(measure);
          } else if (const auto height =
                         LatestItem(tx.sql(), item.space, ItemKind::kMeasure, std::string(kHeight), item.time)) {
            *response.add_measures() = Computed(std::move(measure), height->As<v1::Measure>());
          }
        }));
        return response;
      });
}

}  // namespace parcours::portal
