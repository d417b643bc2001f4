#include "tests/scenarios/engine/every_field.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/timestamp.pb.h>

#include <stdexcept>

namespace parcours::scenarios::testing {
namespace {

constexpr const char* kFile = R"(
  name: "every.proto" package: "every" syntax: "proto3"
  dependency: "google/protobuf/timestamp.proto" dependency: "google/protobuf/duration.proto"
  enum_type { name: "Colour" value { name: "COLOUR_UNSPECIFIED" number: 0 } value { name: "COLOUR_RED" number: 1 } value { name: "COLOUR_BLUE" number: 2 } }
  message_type {
    name: "Every"
    field { name: "a_string" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field { name: "a_bool" number: 2 type: TYPE_BOOL label: LABEL_OPTIONAL }
    field { name: "an_int32" number: 3 type: TYPE_INT32 label: LABEL_OPTIONAL }
    field { name: "an_int64" number: 4 type: TYPE_INT64 label: LABEL_OPTIONAL }
    field { name: "a_uint32" number: 5 type: TYPE_UINT32 label: LABEL_OPTIONAL }
    field { name: "a_uint64" number: 6 type: TYPE_UINT64 label: LABEL_OPTIONAL }
    field { name: "a_float" number: 7 type: TYPE_FLOAT label: LABEL_OPTIONAL }
    field { name: "a_double" number: 8 type: TYPE_DOUBLE label: LABEL_OPTIONAL }
    field { name: "a_colour" number: 9 type: TYPE_ENUM type_name: ".every.Colour" label: LABEL_OPTIONAL }
    field { name: "some_bytes" number: 10 type: TYPE_BYTES label: LABEL_OPTIONAL }
    field { name: "child" number: 11 type: TYPE_MESSAGE type_name: ".every.Every" label: LABEL_OPTIONAL }
    field { name: "children" number: 12 type: TYPE_MESSAGE type_name: ".every.Every" label: LABEL_REPEATED }
    field { name: "strings" number: 13 type: TYPE_STRING label: LABEL_REPEATED }
    field { name: "numbers" number: 14 type: TYPE_INT32 label: LABEL_REPEATED }
    field { name: "colours" number: 15 type: TYPE_ENUM type_name: ".every.Colour" label: LABEL_REPEATED }
    field { name: "by_name" number: 16 type: TYPE_MESSAGE type_name: ".every.Every.ByNameEntry" label: LABEL_REPEATED }
    field { name: "by_number" number: 17 type: TYPE_MESSAGE type_name: ".every.Every.ByNumberEntry" label: LABEL_REPEATED }
    field { name: "a_time" number: 18 type: TYPE_MESSAGE type_name: ".google.protobuf.Timestamp" label: LABEL_OPTIONAL }
    field { name: "a_duration" number: 19 type: TYPE_MESSAGE type_name: ".google.protobuf.Duration" label: LABEL_OPTIONAL }
    field { name: "left" number: 20 type: TYPE_STRING label: LABEL_OPTIONAL oneof_index: 0 }
    field { name: "right" number: 21 type: TYPE_INT32 label: LABEL_OPTIONAL oneof_index: 0 }
    nested_type { name: "ByNameEntry" options { map_entry: true }
      field { name: "key" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL } field { name: "value" number: 2 type: TYPE_INT32 label: LABEL_OPTIONAL } }
    nested_type { name: "ByNumberEntry" options { map_entry: true }
      field { name: "key" number: 1 type: TYPE_INT32 label: LABEL_OPTIONAL } field { name: "value" number: 2 type: TYPE_MESSAGE type_name: ".every.Every" label: LABEL_OPTIONAL } }
    oneof_decl { name: "side" }
  }
)";

}  // namespace

EveryField::EveryField() {
  google::protobuf::Timestamp::descriptor();  // links them
  google::protobuf::Duration::descriptor();
  google::protobuf::FileDescriptorProto file;
  if (!google::protobuf::TextFormat::ParseFromString(kFile, &file)) throw std::runtime_error("every.proto");
  const auto* built = pool_.BuildFile(file);
  if (built == nullptr) throw std::runtime_error("every.proto");
  type_ = built->FindMessageTypeByName("Every");
  factory_.SetDelegateToGeneratedFactory(true);
}

std::unique_ptr<google::protobuf::Message> EveryField::New() const {
  return std::unique_ptr<google::protobuf::Message>(factory_.GetPrototype(type_)->New());
}

}  // namespace parcours::scenarios::testing
