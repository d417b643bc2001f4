// The contract as it is installed for other languages: the descriptor set with comments, and the habits it must keep.
//
// Each Check… walks all files below parcours/ and returns one line per place that breaks the habit; none means all is
// well.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace parcours::contract {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;

// A descriptor set, linked. Keeps its own pool, so that source comments are there and broken contracts can be tried.
class Contract {
 public:
  // Throws std::runtime_error if the set does not link.
  explicit Contract(const google::protobuf::FileDescriptorSet& set);

  // Those below parcours/, in the order of the set.
  const std::vector<const FileDescriptor*>& files() const { return files_; }

  void EachMethod(const std::function<void(const MethodDescriptor&)>& visit) const;
  void EachMessage(const std::function<void(const Descriptor&)>& visit) const;  // nested ones too, map entries not
  void EachEnum(const std::function<void(const EnumDescriptor&)>& visit) const;

 private:
  std::unique_ptr<google::protobuf::DescriptorPool> pool_;
  std::vector<const FileDescriptor*> files_;
};

using Faults = std::vector<std::string>;

// calls.cpp: who may call, and the shape of requests and answers.
Faults CheckRules(const Contract& contract);        // callers and the source of the rule
Faults CheckTitles(const Contract& contract);       // a service says in two languages what it stands for
Faults CheckOwnTypes(const Contract& contract);     // XRequest and XResponse belong to X alone
Faults CheckIdempotency(const Contract& contract);  // who changes state carries request_id, who reads does not
Faults CheckPaging(const Contract& contract);       // List… returns pages
Faults CheckStreams(const Contract& contract);      // streams from the server, for Watch… only

// words.cpp: what people read.
Faults CheckComments(const Contract& contract);    // everything has one
Faults CheckReasons(const Contract& contract);     // code, text and cure, in two languages
Faults CheckLabels(const Contract& contract);      // of a method: in two languages; of an enum value: or not at all
Faults CheckFieldRules(const Contract& contract);  // only where the pipeline can hold them; secrets are secret
Faults CheckNames(const Contract& contract);       // package, folder and prefixes agree

}  // namespace parcours::contract
