#include "tests/contract/contract.h"

#include <stdexcept>

namespace parcours::contract {
namespace {

class Complaints : public google::protobuf::DescriptorPool::ErrorCollector {
 public:
  void AddError(const std::string& file, const std::string& element, const google::protobuf::Message*, ErrorLocation,
                const std::string& message) override {
    text += file + ": " + element + ": " + message + "\n";
  }
  std::string text;
};

void VisitMessage(const Descriptor& message, const std::function<void(const Descriptor&)>& visit) {
  if (message.options().map_entry()) return;
  visit(message);
  for (int i = 0; i < message.nested_type_count(); ++i) VisitMessage(*message.nested_type(i), visit);
}

}  // namespace

Contract::Contract(const google::protobuf::FileDescriptorSet& set)
    : pool_(std::make_unique<google::protobuf::DescriptorPool>()) {
  for (const auto& file : set.file()) {
    Complaints complaints;
    const FileDescriptor* built = pool_->BuildFileCollectingErrors(file, &complaints);
    if (built == nullptr) throw std::runtime_error(complaints.text);
    if (file.name().rfind("parcours/", 0) == 0) files_.push_back(built);
  }
}

void Contract::EachMethod(const std::function<void(const MethodDescriptor&)>& visit) const {
  for (const FileDescriptor* file : files_) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int k = 0; k < file->service(i)->method_count(); ++k) visit(*file->service(i)->method(k));
    }
  }
}

void Contract::EachMessage(const std::function<void(const Descriptor&)>& visit) const {
  for (const FileDescriptor* file : files_) {
    for (int i = 0; i < file->message_type_count(); ++i) VisitMessage(*file->message_type(i), visit);
  }
}

void Contract::EachEnum(const std::function<void(const EnumDescriptor&)>& visit) const {
  for (const FileDescriptor* file : files_) {
    for (int i = 0; i < file->enum_type_count(); ++i) visit(*file->enum_type(i));
  }
  EachMessage([&](const Descriptor& message) {
    for (int i = 0; i < message.enum_type_count(); ++i) visit(*message.enum_type(i));
  });
}

}  // namespace parcours::contract
