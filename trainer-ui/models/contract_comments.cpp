#include "trainer-ui/models/contract_comments.h"

#include <google/protobuf/descriptor.pb.h>

#include <QFile>

namespace parcours::trainer {
namespace {

// Filled once, from the program's own resources.
const google::protobuf::DescriptorPool& Contract() {
  static const google::protobuf::DescriptorPool* pool = [] {
    auto* filled = new google::protobuf::DescriptorPool();  // for as long as the program runs
    QFile file(QStringLiteral(":/contract/parcours.binpb"));
    google::protobuf::FileDescriptorSet files;
    if (!file.open(QIODevice::ReadOnly)) return filled;
    const QByteArray bytes = file.readAll();
    if (!files.ParseFromArray(bytes.constData(), static_cast<int>(bytes.size()))) return filled;
    for (const auto& one : files.file()) filled->BuildFile(one);
    return filled;
  }();
  return *pool;
}

}  // namespace

const google::protobuf::Descriptor* FindMessage(const QString& full_name) {
  return Contract().FindMessageTypeByName(full_name.toStdString());
}

QString CommentOf(const google::protobuf::FieldDescriptor& field) {
  google::protobuf::SourceLocation where;
  if (!field.GetSourceLocation(&where)) return {};
  return QString::fromStdString(where.leading_comments).simplified();
}

}  // namespace parcours::trainer
