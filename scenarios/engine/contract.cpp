#include "scenarios/engine/contract.h"

#include <cctype>
#include <map>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/contract_files.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

// "parcours.ins.v1.InsService" -> "ins.InsService"
std::string Shorten(const std::string& full) {
  const auto domain = full.find('.') + 1;
  const auto version = full.find('.', domain);
  const auto name = full.rfind('.') + 1;
  return full.substr(domain, version - domain) + "." + full.substr(name);
}

struct Names {
  std::map<std::string, const MethodDescriptor*, std::less<>> methods;
  std::map<std::string, const ServiceDescriptor*, std::less<>> services;
  std::vector<std::string> method_list;
  std::vector<std::string> service_list;
  std::map<std::string, std::string, std::less<>> short_values;  // by full name

  Names() {
    for (const google::protobuf::FileDescriptor* descriptor : ContractFiles()) {
      for (int i = 0; i < descriptor->service_count(); ++i) Add(*descriptor->service(i));
      for (int i = 0; i < descriptor->enum_type_count(); ++i) Add(*descriptor->enum_type(i));
      for (int i = 0; i < descriptor->message_type_count(); ++i) Add(*descriptor->message_type(i));
    }
  }

  void Add(const google::protobuf::Descriptor& message) {
    for (int i = 0; i < message.enum_type_count(); ++i) Add(*message.enum_type(i));
    for (int i = 0; i < message.nested_type_count(); ++i) Add(*message.nested_type(i));
  }

  void Add(const EnumDescriptor& type) {
    for (int i = 0; i < type.value_count(); ++i) {
      const std::string name = ShortName(*type.value(i));
      if (name != type.value(i)->name()) short_values[type.value(i)->name()] = name;
    }
  }

  void Add(const ServiceDescriptor& service) {
    const std::string short_name = Shorten(service.full_name());
    service_list.push_back(short_name);
    for (const std::string& spelling : {service.full_name(), short_name, service.name()}) services[spelling] = &service;
    for (int i = 0; i < service.method_count(); ++i) {
      const MethodDescriptor& method = *service.method(i);
      method_list.push_back(short_name + "/" + method.name());
      for (const std::string& spelling : {service.full_name(), short_name, service.name()}) {
        methods[spelling + "/" + method.name()] = &method;
      }
    }
  }
};

const Names& AllNames() {
  static const Names names;
  return names;
}

// "CallerKind" -> "CALLER_KIND_", as buf's ENUM_VALUE_PREFIX wants it; nested enums are prefixed by their own name
// only.
std::string PrefixOf(const EnumDescriptor& type) {
  std::string prefix;
  for (const char c : type.name()) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0 && !prefix.empty()) prefix.push_back('_');
    prefix.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  return prefix + "_";
}

}  // namespace

const MethodDescriptor* FindMethod(std::string_view name) {
  const auto found = AllNames().methods.find(name);
  return found == AllNames().methods.end() ? nullptr : found->second;
}

const ServiceDescriptor* FindService(std::string_view name) {
  const auto found = AllNames().services.find(name);
  return found == AllNames().services.end() ? nullptr : found->second;
}

const std::vector<std::string>& MethodNames() {
  return AllNames().method_list;
}
const std::vector<std::string>& ServiceNames() {
  return AllNames().service_list;
}

std::string FullName(const MethodDescriptor& method) {
  return method.service()->full_name() + "/" + method.name();
}

std::string ShortName(const EnumValueDescriptor& value) {
  const std::string prefix = PrefixOf(*value.type());
  return value.name().rfind(prefix, 0) == 0 ? value.name().substr(prefix.size()) : value.name();
}

const EnumValueDescriptor* FindValue(const EnumDescriptor& type, std::string_view name) {
  for (int i = 0; i < type.value_count(); ++i) {
    const EnumValueDescriptor& value = *type.value(i);
    if (value.name() == name || ShortName(value) == name) return &value;
  }
  return nullptr;
}

std::vector<std::string> FieldNames(const google::protobuf::Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return names;
}

std::vector<std::string> ReasonNames() {
  std::vector<std::string> names = ValueNames(*common::v1::Reason_descriptor());
  names.erase(names.begin());  // UNSPECIFIED is never a reason
  return names;
}

std::string ShortNameOf(std::string_view full_name) {
  const auto found = AllNames().short_values.find(full_name);
  return found == AllNames().short_values.end() ? std::string() : found->second;
}

std::vector<std::string> ValueNames(const EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.value_count(); ++i) names.push_back(ShortName(*type.value(i)));
  return names;
}

}  // namespace parcours::scenarios
