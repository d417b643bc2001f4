#include "services/platform/pipeline/transaction.h"

#include <google/protobuf/util/time_util.h>

#include "services/platform/journal/outbox.h"
#include "services/platform/pipeline/on_behalf.h"

namespace parcours::platform {
namespace {

thread_local bool inside_transaction = false;

}  // namespace

TransactionScope::TransactionScope() : before_(inside_transaction) {
  inside_transaction = true;
}
TransactionScope::~TransactionScope() {
  inside_transaction = before_;
}
bool TransactionScope::Inside() {
  return inside_transaction;
}

PipelineTransaction::PipelineTransaction(WriteTransaction& sql, const Admission& admission)
    : sql_(sql),
      admission_(admission),
      state_(admission.sandbox->State(sql)),
      ids_(admission.sandbox->seed(), state_.ids_given) {}

void PipelineTransaction::Enqueue(std::string_view method, const google::protobuf::Message& request) {
  // Its validity starts when it is sent.
  const common::v1::OnBehalf on_behalf = OnBehalfOf(admission_, method, core::Time{});
  EnqueueOutbox(sql_, OutboxItem{.exchange = admission_.exchange_id,
                                 .service = admission_.method->service,
                                 .method = std::string(method),
                                 .request = request.SerializeAsString(),
                                 .on_behalf = on_behalf.SerializeAsString()});
  has_outbox_ = true;
}

void PipelineTransaction::KeepIds() {
  if (ids_.position() != state_.ids_given) WriteIdsGiven(sql_, ids_.position());
}

common::v1::OnBehalf OnBehalfOf(const Admission& admission, std::string_view method, core::Time wall_now) {
  common::v1::OnBehalf on_behalf;
  on_behalf.set_sandbox_id(admission.sandbox->id().value());
  *on_behalf.mutable_caller() = ToActor(admission.caller);
  on_behalf.set_credential(admission.caller.credential);
  on_behalf.set_exchange_id(admission.exchange_id);
  on_behalf.set_method(std::string(method));
  *on_behalf.mutable_expires() = google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(
      (wall_now + kOnBehalfLifetime).time_since_epoch().count());
  return on_behalf;
}

}  // namespace parcours::platform
