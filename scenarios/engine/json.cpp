#include "scenarios/engine/json.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/util/time_util.h>

#include <map>

#include "core/clock.h"
#include "core/text.h"
#include "parcours/policy/v1/policy.pb.h"
#include "pki/crypto.h"
#include "scenarios/engine/contract.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::TimeUtil;

constexpr const char* kMask = "•••";

Json OfWellKnown(const Message& message, SecretFields secrets) {
  if (const auto* time = dynamic_cast<const google::protobuf::Timestamp*>(&message)) {
    return core::FormatTime(core::Time{core::Duration{TimeUtil::TimestampToMicroseconds(*time)}});
  }
  if (const auto* duration = dynamic_cast<const google::protobuf::Duration*>(&message)) {
    return core::FormatDuration(core::Duration{TimeUtil::DurationToMicroseconds(*duration)});
  }
  return ToJson(message, secrets);
}

// `index` -1: the one value of a field that is not repeated.
Json OfValue(const Message& message, const FieldDescriptor& field, int index, SecretFields secrets) {
  const auto& reflection = *message.GetReflection();
  const bool one = index < 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return one ? reflection.GetInt32(message, &field) : reflection.GetRepeatedInt32(message, &field, index);
    case FieldDescriptor::CPPTYPE_INT64:
      return one ? reflection.GetInt64(message, &field) : reflection.GetRepeatedInt64(message, &field, index);
    case FieldDescriptor::CPPTYPE_UINT32:
      return one ? reflection.GetUInt32(message, &field) : reflection.GetRepeatedUInt32(message, &field, index);
    case FieldDescriptor::CPPTYPE_UINT64:
      return one ? reflection.GetUInt64(message, &field) : reflection.GetRepeatedUInt64(message, &field, index);
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return one ? reflection.GetDouble(message, &field) : reflection.GetRepeatedDouble(message, &field, index);
    case FieldDescriptor::CPPTYPE_FLOAT:
      return one ? reflection.GetFloat(message, &field) : reflection.GetRepeatedFloat(message, &field, index);
    case FieldDescriptor::CPPTYPE_BOOL:
      return one ? reflection.GetBool(message, &field) : reflection.GetRepeatedBool(message, &field, index);
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int number =
          one ? reflection.GetEnumValue(message, &field) : reflection.GetRepeatedEnumValue(message, &field, index);
      const auto* value = field.enum_type()->FindValueByNumber(number);
      return value == nullptr ? Json(number) : Json(ShortName(*value));
    }
    case FieldDescriptor::CPPTYPE_STRING: {
      std::string text =
          one ? reflection.GetString(message, &field) : reflection.GetRepeatedString(message, &field, index);
      const bool readable = field.type() == FieldDescriptor::TYPE_STRING || core::IsUtf8(text);
      return readable ? text : pki::Base64(text);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return OfWellKnown(
          one ? reflection.GetMessage(message, &field) : reflection.GetRepeatedMessage(message, &field, index),
          secrets);
  }
  return nullptr;
}

Json OfMap(const Message& message, const FieldDescriptor& field, SecretFields secrets) {
  Json map = Json::object();
  const auto& reflection = *message.GetReflection();
  std::map<std::string, Json> sorted;  // protobuf maps have no order of their own
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    const Message& entry = reflection.GetRepeatedMessage(message, &field, i);
    const auto* type = entry.GetDescriptor();
    sorted[ToText(OfValue(entry, *type->map_key(), -1, secrets))] = OfValue(entry, *type->map_value(), -1, secrets);
  }
  for (auto& [key, value] : sorted) map[key] = std::move(value);
  return map;
}

Json OfField(const Message& message, const FieldDescriptor& field, SecretFields secrets) {
  const bool hidden = secrets == SecretFields::kMasked && field.options().GetExtension(policy::v1::field).secret();
  if (field.is_map()) return hidden ? Json(kMask) : OfMap(message, field, secrets);
  if (!field.is_repeated()) {
    Json value = OfValue(message, field, -1, secrets);
    return hidden && value != Json("") ? Json(kMask) : value;
  }
  Json list = Json::array();
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
    list.push_back(hidden ? Json(kMask) : OfValue(message, field, i, secrets));
  }
  return list;
}

}  // namespace

Json ToJson(const Message& message, SecretFields secrets) {
  Json object = Json::object();
  const auto* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor& field = *type->field(i);
    if (field.has_presence() && !message.GetReflection()->HasField(message, &field)) continue;
    object[field.name()] = OfField(message, field, secrets);
  }
  return object;
}

std::string ToText(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.dump();
}

}  // namespace parcours::scenarios
