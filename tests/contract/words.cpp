#include <algorithm>
#include <cctype>
#include <set>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/policy/v1/policy.pb.h"
#include "tests/contract/contract.h"

namespace parcours::contract {
namespace {

using google::protobuf::FieldDescriptor;

// Comments of two letters are none.
constexpr std::size_t kShortestComment = 3;

template <class Thing>
void NeedComment(const Thing& thing, Faults& faults) {
  google::protobuf::SourceLocation location;
  if (!thing.GetSourceLocation(&location) || location.leading_comments.size() < kShortestComment) {
    faults.push_back(thing.full_name() + " has no comment");
  }
}

bool InBothLanguages(const policy::v1::LocalizedText& text) {
  return !text.fr().empty() && !text.en().empty();
}

std::string UpperSnake(const std::string& name) {
  std::string upper;
  for (const char c : name) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0 && !upper.empty()) upper.push_back('_');
    upper.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  return upper;
}

void CheckFieldRule(const FieldDescriptor& field, Faults& faults) {
  const auto& rule = field.options().GetExtension(policy::v1::field);
  const bool is_text = field.type() == FieldDescriptor::TYPE_STRING;
  const bool has_length = is_text || field.type() == FieldDescriptor::TYPE_BYTES || field.is_repeated();
  if (rule.format() != policy::v1::FORMAT_UNSPECIFIED && !is_text) {
    faults.push_back(field.full_name() + " has a format, but is no string");
  }
  if (rule.max_length() != 0 && !has_length) faults.push_back(field.full_name() + " has a max_length, but no length");
  if (rule.required() && field.type() == FieldDescriptor::TYPE_BOOL) {
    faults.push_back(field.full_name() + " is a required bool: false could never be said");
  }
  if (rule.names_sandbox() && (!is_text || field.is_repeated())) {
    faults.push_back(field.full_name() + " names a sandbox, but is no string");
  }
  static const std::set<std::string> kSecretWords = {"pin", "puk", "password", "secret"};
  const std::string last_word = field.name().substr(field.name().rfind('_') + 1);
  if (is_text && kSecretWords.count(last_word) != 0 && !rule.secret()) {
    faults.push_back(field.full_name() + " sounds secret, but is not marked so");
  }
}

}  // namespace

Faults CheckComments(const Contract& contract) {
  Faults faults;
  contract.EachMethod([&](const MethodDescriptor& method) { NeedComment(method, faults); });
  contract.EachMessage([&](const Descriptor& message) {
    NeedComment(message, faults);
    for (int i = 0; i < message.field_count(); ++i) NeedComment(*message.field(i), faults);
    for (int i = 0; i < message.real_oneof_decl_count(); ++i) NeedComment(*message.oneof_decl(i), faults);
  });
  contract.EachEnum([&](const EnumDescriptor& type) {
    NeedComment(type, faults);
    for (int i = 0; i < type.value_count(); ++i) NeedComment(*type.value(i), faults);
  });
  for (const FileDescriptor* file : contract.files()) {
    for (int i = 0; i < file->service_count(); ++i) NeedComment(*file->service(i), faults);
    for (int i = 0; i < file->extension_count(); ++i) NeedComment(*file->extension(i), faults);
  }
  return faults;
}

Faults CheckReasons(const Contract& contract) {
  Faults faults;
  contract.EachEnum([&](const EnumDescriptor& type) {
    if (type.full_name() != common::v1::Reason_descriptor()->full_name()) return;
    for (int i = 0; i < type.value_count(); ++i) {
      const auto& value = *type.value(i);
      const auto& text = value.options().GetExtension(policy::v1::refusal);
      const bool spoken = InBothLanguages(text.what()) && InBothLanguages(text.cure());
      if (value.number() == 0) continue;
      if (text.code() == 0) faults.push_back(value.name() + " has no status code");
      if (!spoken) faults.push_back(value.name() + " must say what and cure, in French and English");
    }
  });
  return faults;
}

Faults CheckLabels(const Contract& contract) {
  Faults faults;
  contract.EachMethod([&](const MethodDescriptor& method) {
    if (!InBothLanguages(method.options().GetExtension(policy::v1::action))) {
      faults.push_back(method.full_name() + " does not say in both languages what calling it is");
    }
  });
  contract.EachEnum([&](const EnumDescriptor& type) {
    for (int i = 0; i < type.value_count(); ++i) {
      const auto& options = type.value(i)->options();
      if (options.HasExtension(policy::v1::label) && !InBothLanguages(options.GetExtension(policy::v1::label))) {
        faults.push_back(type.value(i)->full_name() + " has a label in one language only");
      }
    }
  });
  return faults;
}

Faults CheckFieldRules(const Contract& contract) {
  Faults faults;
  contract.EachMessage([&](const Descriptor& message) {
    for (int i = 0; i < message.field_count(); ++i) CheckFieldRule(*message.field(i), faults);
  });
  return faults;
}

Faults CheckNames(const Contract& contract) {
  Faults faults;
  for (const FileDescriptor* file : contract.files()) {
    std::string folder = file->package();
    std::replace(folder.begin(), folder.end(), '.', '/');
    if (file->name().rfind(folder + "/", 0) != 0)
      faults.push_back(file->name() + " is not in the folder of " + file->package());
    for (int i = 0; i < file->service_count(); ++i) {
      const std::string& name = file->service(i)->name();
      if (name.size() < 8 || name.substr(name.size() - 7) != "Service")
        faults.push_back(name + " must end with Service");
    }
  }
  contract.EachEnum([&](const EnumDescriptor& type) {
    const std::string prefix = UpperSnake(type.name()) + "_";
    if (type.value(0)->name() != prefix + "UNSPECIFIED" || type.value(0)->number() != 0) {
      faults.push_back(type.full_name() + " must begin with " + prefix + "UNSPECIFIED = 0");
    }
    for (int i = 0; i < type.value_count(); ++i) {
      if (type.value(i)->name().rfind(prefix, 0) != 0)
        faults.push_back(type.value(i)->full_name() + " must begin with " + prefix);
    }
  });
  return faults;
}

}  // namespace parcours::contract
