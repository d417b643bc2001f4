// A message type with a field of every kind, made at run time: no message of the contract has them all.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>

#include <memory>

namespace parcours::scenarios::testing {

class EveryField {
 public:
  EveryField();

  std::unique_ptr<google::protobuf::Message> New() const;

 private:
  google::protobuf::DescriptorPool pool_{google::protobuf::DescriptorPool::generated_pool()};
  const google::protobuf::Descriptor* type_ = nullptr;
  mutable google::protobuf::DynamicMessageFactory factory_;
};

}  // namespace parcours::scenarios::testing
