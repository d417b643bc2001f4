#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/measures.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

v1::Measure MeasureFor(platform::Transaction& tx, const Standing& standing, const MeasureKind& kind,
                       const v1::RecordMeasureRequest& request) {
  v1::Measure measure;
  measure.set_id(tx.NextId("mes"));
  measure.set_code(kind.code);
  measure.set_label(kind.label);
  if (kind.needs == Needs::kPressure) {
    measure.set_systolic(request.systolic());
    measure.set_diastolic(request.diastolic());
  } else {
    measure.set_value(request.value());
  }
  measure.set_unit(kind.unit);
  *measure.mutable_time() = request.has_time() ? request.time() : ToTimestamp(tx.now());
  measure.set_moment(request.moment());
  measure.set_days(request.days());
  const bool by_device = !request.device().empty() && standing.service.empty();
  measure.set_author(by_device ? v1::SOURCE_AUTHOR_DEVICE : AuthorOf(standing));
  measure.set_author_name(by_device ? request.device() : standing.name);
  return measure;
}

}  // namespace

core::Result<Work<v1::RecordMeasureResponse>> RecordMeasure(Call& call, const v1::RecordMeasureRequest& request) {
  const MeasureKind kind = TRY(CheckMeasure(request, call.now()));
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kWrite, v1::DATA_SCOPE_MEASURES));
  return Work<v1::RecordMeasureResponse>(
      [&request, standing, kind](platform::Transaction& tx) -> core::Result<v1::RecordMeasureResponse> {
        TRY(Confirm(tx, standing));
        v1::RecordMeasureResponse response;
        *response.mutable_measure() = MeasureFor(tx, standing, kind, request);
        InsertItem(tx.sql(), {.space = standing.holder.matricule(),
                              .kind = ItemKind::kMeasure,
                              .id = response.measure().id(),
                              .code = kind.code,
                              .time = ToTime(response.measure().time()),
                              .bytes = response.measure().SerializeAsString()});
        return response;
      });
}

}  // namespace parcours::portal
