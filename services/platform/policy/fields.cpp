#include "services/platform/policy/fields.h"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string_view>

#include "parcours/policy/v1/policy.pb.h"
#include "services/platform/policy/formats.h"

namespace parcours::platform {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view kMask = "•••";
constexpr std::uint32_t kTextLength = 512;
constexpr std::uint32_t kBytesLength = 1U << 20U;
constexpr std::uint32_t kListLength = 1000;

const policy::v1::FieldRule& RuleOf(const FieldDescriptor& field) {
  return field.options().GetExtension(policy::v1::field);
}

std::size_t Limit(const policy::v1::FieldRule& rule, std::uint32_t fallback) {
  return rule.max_length() == 0 ? fallback : rule.max_length();
}

// Characters, not bytes, of valid UTF-8 (protobuf has refused anything else).
std::size_t Characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

class Validator {
 public:
  std::vector<core::Violation> Run(const Message& message) {
    Visit(message, "");
    return std::move(violations_);
  }

 private:
  void Visit(const Message& message, const std::string& prefix) {
    const Descriptor& type = *message.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) VisitField(message, *type.field(i), prefix + type.field(i)->name());
  }

  void VisitField(const Message& message, const FieldDescriptor& field, const std::string& path) {
    const auto& reflection = *message.GetReflection();
    const auto& rule = RuleOf(field);
    if (field.is_repeated()) {
      const int size = reflection.FieldSize(message, &field);
      if (size == 0 && rule.required()) Add(path, "is required");
      const bool text_list = field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
      if (static_cast<std::size_t>(size) > (text_list ? kListLength : Limit(rule, kListLength))) {
        return Add(path, "has too many items");
      }
      for (int i = 0; i < size; ++i) VisitItem(message, field, i, fmt::format("{}[{}]", path, i));
      return;
    }
    const bool present = field.has_presence() ? reflection.HasField(message, &field) : !IsDefault(message, field);
    if (!present) {
      if (rule.required()) Add(path, "is required");
      return;
    }
    VisitItem(message, field, -1, path);
  }

  void VisitItem(const Message& message, const FieldDescriptor& field, int index, const std::string& path) {
    const auto& reflection = *message.GetReflection();
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      Visit(index < 0 ? reflection.GetMessage(message, &field) : reflection.GetRepeatedMessage(message, &field, index),
            path + ".");
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      std::string scratch;
      const std::string& text = index < 0 ? reflection.GetStringReference(message, &field, &scratch)
                                          : reflection.GetRepeatedStringReference(message, &field, index, &scratch);
      VisitText(field, text, path);
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      const int value = index < 0 ? reflection.GetEnumValue(message, &field)
                                  : reflection.GetRepeatedEnumValue(message, &field, index);
      if (field.enum_type()->FindValueByNumber(value) == nullptr)
        Add(path, "is not a value of " + field.enum_type()->name());
    }
  }

  void VisitText(const FieldDescriptor& field, const std::string& text, const std::string& path) {
    const auto& rule = RuleOf(field);
    if (field.type() == FieldDescriptor::TYPE_BYTES) {
      if (text.size() > Limit(rule, kBytesLength))
        Add(path, fmt::format("is longer than {} bytes", Limit(rule, kBytesLength)));
      return;
    }
    const std::size_t limit = field.is_repeated() ? kTextLength : Limit(rule, kTextLength);
    if (Characters(text) > limit) return Add(path, fmt::format("is longer than {} characters", limit));
    if (text.empty()) {
      if (field.is_repeated()) Add(path, "is empty");
      return;
    }
    if (auto fault = FormatFault(rule.format(), text)) Add(path, std::move(*fault));
  }

  static bool IsDefault(const Message& message, const FieldDescriptor& field) {
    return !message.GetReflection()->HasField(message, &field);
  }

  void Add(const std::string& path, std::string description) {
    violations_.push_back(core::Violation{.field = path, .description = std::move(description)});
  }

  std::vector<core::Violation> violations_;
};

bool SearchSecrets(const Descriptor& type, std::map<const Descriptor*, bool>& seen) {
  if (const auto known = seen.find(&type); known != seen.end()) return known->second;
  seen[&type] = false;  // a cycle adds nothing
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const bool inside =
        field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && SearchSecrets(*field.message_type(), seen);
    if (RuleOf(field).secret() || inside) return seen[&type] = true;
  }
  return false;
}

enum class Hide { kSecrets, kSecretsAndSensitive };

void MaskIn(Message& message, Hide hide) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> present;
  reflection.ListFields(message, &present);
  for (const FieldDescriptor* field : present) {
    const auto& rule = RuleOf(*field);
    const bool hidden = rule.secret() || (hide == Hide::kSecretsAndSensitive && rule.sensitive());
    const int size = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    if (hidden && field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      for (int i = 0; i < size; ++i) {
        field->is_repeated() ? reflection.SetRepeatedString(&message, field, i, std::string(kMask))
                             : reflection.SetString(&message, field, std::string(kMask));
      }
    } else if (hidden) {
      reflection.ClearField(&message, field);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      for (int i = 0; i < size; ++i) {
        MaskIn(field->is_repeated() ? *reflection.MutableRepeatedMessage(&message, field, i)
                                    : *reflection.MutableMessage(&message, field),
               hide);
      }
    }
  }
}

}  // namespace

std::vector<core::Violation> ValidateFields(const Message& message) {
  return Validator().Run(message);
}

bool HasSecrets(const Descriptor& type) {
  static std::shared_mutex mutex;
  static std::map<const Descriptor*, bool> known;
  {
    const std::shared_lock lock(mutex);
    if (const auto found = known.find(&type); found != known.end()) return found->second;
  }
  std::map<const Descriptor*, bool> seen;
  const bool has = SearchSecrets(type, seen);
  const std::unique_lock lock(mutex);
  return known.emplace(&type, has).first->second;
}

void MaskSecrets(Message& message) {
  MaskIn(message, Hide::kSecrets);
}

std::string Redact(const Message& message) {
  const std::unique_ptr<Message> copy(message.New());
  copy->CopyFrom(message);
  MaskIn(*copy, Hide::kSecretsAndSensitive);
  return copy->ShortDebugString();
}

}  // namespace parcours::platform
