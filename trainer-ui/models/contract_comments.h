// The contract with its comments, as the program carries it.
#pragma once

#include <google/protobuf/descriptor.h>

#include <QString>

namespace parcours::trainer {

// The message of this full name, from the contract that has its comments; null if it has none of this name. UI thread.
const google::protobuf::Descriptor* FindMessage(const QString& full_name);

// What the contract says above the field, on one line.
QString CommentOf(const google::protobuf::FieldDescriptor& field);

}  // namespace parcours::trainer
