#include "services/simulator/exchange.h"

#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/util/json_util.h>

#include <memory>

#include "core/text.h"
#include "services/simulator/show.h"

namespace parcours::simulator {

journal::v1::Exchange ShowExchange(const platform::Entry& entry) {
  journal::v1::Exchange exchange;
  exchange.set_sequence(entry.sequence);
  exchange.set_id(entry.id);
  exchange.set_parent_id(entry.parent_id);
  *exchange.mutable_caller() = entry.caller;
  exchange.set_via_service(entry.via_service);
  exchange.set_credential(entry.credential);
  exchange.set_method(entry.method);
  exchange.set_patient(entry.patient);
  exchange.set_code(entry.code);
  exchange.set_reason(entry.reason);
  exchange.set_decision(entry.decision);
  *exchange.mutable_simulated_time() = ToTimestamp(entry.simulated_time);
  *exchange.mutable_wall_time() = ToTimestamp(entry.wall_time);
  exchange.set_duration_us(static_cast<std::uint64_t>(entry.duration.count()));
  exchange.set_request_hash(core::Hex(entry.request_hash));
  exchange.set_response_hash(core::Hex(entry.response_hash));
  exchange.set_branch(entry.branch);
  exchange.set_external(entry.external);
  exchange.set_entry_hash(core::Hex(entry.entry_hash));
  exchange.set_detail(entry.detail);
  return exchange;
}

std::string BodyAsJson(const platform::MethodTable& methods, const std::string& method, BodySide side, const std::string& bytes) {
  const platform::Method* known = methods.FindByName(method);
  if (known == nullptr || bytes.empty()) return {};
  const auto* type = side == BodySide::kRequest ? known->descriptor->input_type() : known->descriptor->output_type();
  const std::unique_ptr<google::protobuf::Message> message(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
  if (!message->ParseFromString(bytes)) return {};
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  return google::protobuf::util::MessageToJsonString(*message, &json, options).ok() ? json : std::string();
}

}  // namespace parcours::simulator
