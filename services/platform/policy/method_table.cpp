#include "services/platform/policy/method_table.h"

#include <fmt/format.h>

#include <vector>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {
namespace {

const google::protobuf::FieldDescriptor* FindField(const google::protobuf::Descriptor& message,
                                                   bool (policy::v1::FieldRule::*flag)() const) {
  for (int i = 0; i < message.field_count(); ++i) {
    const auto* field = message.field(i);
    if ((field->options().GetExtension(policy::v1::field).*flag)()) return field;
  }
  return nullptr;
}

Method ReadMethod(const google::protobuf::MethodDescriptor& descriptor) {
  const auto& request = *descriptor.input_type();
  return Method{.name = descriptor.service()->full_name() + "/" + descriptor.name(),
                .service = descriptor.service()->full_name(),
                .descriptor = &descriptor,
                .rule = descriptor.options().GetExtension(policy::v1::rule),
                .request_id = request.FindFieldByName("request_id"),
                .names_sandbox = FindField(request, &policy::v1::FieldRule::names_sandbox),
                .names_patient = FindField(request, &policy::v1::FieldRule::names_patient)};
}

}  // namespace

core::Result<MethodTable> MethodTable::Build(std::span<const std::string> services) {
  MethodTable table;
  std::vector<std::string> faults;
  for (const std::string& name : services) {
    const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
    if (service == nullptr) {
      faults.push_back(fmt::format("{} is not in the contract", name));
      continue;
    }
    for (int i = 0; i < service->method_count(); ++i) {
      Method method = ReadMethod(*service->method(i));
      if (method.rule.callers().empty()) faults.push_back(fmt::format("{} has no rule: who may call it?", method.name));
      const auto* request = method.descriptor->input_type();
      const auto [entry, fresh] = table.by_name_.emplace(method.name, std::move(method));
      if (fresh && !table.by_request_.emplace(request, &entry->second).second) {
        faults.push_back(fmt::format("{} shares its request type with another method", entry->first));
      }
    }
  }
  if (!faults.empty()) return core::Refuse(common::v1::REASON_CONFIGURATION_INVALID, core::Join(faults, "; "));
  return table;
}

const Method* MethodTable::FindByRequest(const google::protobuf::Descriptor* request) const {
  const auto found = by_request_.find(request);
  return found == by_request_.end() ? nullptr : found->second;
}

const Method* MethodTable::FindByName(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

}  // namespace parcours::platform
