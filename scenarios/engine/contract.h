// Names of the contract as scenario authors may write them: short, by descriptor.
//
// Thread-safe.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

namespace parcours::scenarios {

// "ins.InsService/SearchByTraits", "InsService/SearchByTraits" or the full name. Null if there is no such method.
const google::protobuf::MethodDescriptor* FindMethod(std::string_view name);

// "dmp.DmpService" or the full name. Null if there is no such service.
const google::protobuf::ServiceDescriptor* FindService(std::string_view name);

// All methods, short: "ins.InsService/SearchByTraits".
const std::vector<std::string>& MethodNames();
const std::vector<std::string>& ServiceNames();

// "parcours.ins.v1.InsService/SearchByTraits"
std::string FullName(const google::protobuf::MethodDescriptor& method);

// "FOUND" of OUTCOME_FOUND, as the enum's values share a prefix.
std::string ShortName(const google::protobuf::EnumValueDescriptor& value);

// By short or full name; null if there is none.
const google::protobuf::EnumValueDescriptor* FindValue(const google::protobuf::EnumDescriptor& type,
                                                       std::string_view name);
std::vector<std::string> ValueNames(const google::protobuf::EnumDescriptor& type);

std::vector<std::string> FieldNames(const google::protobuf::Descriptor& type);

// All refusal reasons, without prefix.
std::vector<std::string> ReasonNames();

// "MALE" of "SEX_MALE", the full name of an enum value of any enum of the contract; empty if it is none. A short name
// is none, though it may end like one: NOT_FOUND is not FOUND.
std::string ShortNameOf(std::string_view full_name);

}  // namespace parcours::scenarios
