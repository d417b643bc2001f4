// All methods that a host serves, with their rules, read from the contract once at start.
#pragma once

#include <google/protobuf/descriptor.h>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "parcours/policy/v1/policy.pb.h"

namespace parcours::platform {

struct Method {
  std::string name;     // "parcours.dmp.v1.DmpService/SubmitDocument"
  std::string service;  // "parcours.dmp.v1.DmpService"
  const google::protobuf::MethodDescriptor* descriptor = nullptr;
  policy::v1::MethodRule rule;
  // Fields of the request, if it has them.
  const google::protobuf::FieldDescriptor* request_id = nullptr;
  const google::protobuf::FieldDescriptor* names_sandbox = nullptr;
  const google::protobuf::FieldDescriptor* names_patient = nullptr;
};

// Immutable after Build; thread-safe.
class MethodTable {
 public:
  // Refuses with CONFIGURATION_INVALID for a service that is not in the contract, a method without a rule or without
  // callers, and a request type that serves two methods. All faults are named at once.
  static core::Result<MethodTable> Build(std::span<const std::string> services);

  const Method* FindByRequest(const google::protobuf::Descriptor* request) const;
  const Method* FindByName(std::string_view name) const;  // without leading slash
  const std::map<std::string, Method, std::less<>>& all() const { return by_name_; }

 private:
  std::map<std::string, Method, std::less<>> by_name_;
  std::unordered_map<const google::protobuf::Descriptor*, const Method*> by_request_;
};

}  // namespace parcours::platform
