#include "services/simulator/exchange.h"

#include <google/protobuf/util/json_util.h>

#include <memory>

namespace parcours::simulator {

std::string BodyAsJson(const platform::MethodTable& methods, const std::string& method, BodySide side,
                       const std::string& bytes) {
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
