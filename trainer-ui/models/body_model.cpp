#include "trainer-ui/models/body_model.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include "parcours/policy/v1/policy.pb.h"
#include "trainer-ui/models/contract_comments.h"
#include "trainer-ui/models/words.h"

namespace parcours::trainer {
namespace {

constexpr int kColumns = 3;

using google::protobuf::FieldDescriptor;

// An enum value's name for people, where the contract gives one.
QString Labelled(const FieldDescriptor* field, const QString& value) {
  if (field == nullptr || field->enum_type() == nullptr) return value;
  const auto* type =
      google::protobuf::DescriptorPool::generated_pool()->FindEnumTypeByName(field->enum_type()->full_name());
  if (type == nullptr) return value;
  for (int i = 0; i < type->value_count(); ++i) {
    const auto* one = type->value(i);
    const QString name = Q(one->name());
    if (name != value && !name.endsWith(QLatin1Char('_') + value)) continue;
    const QString label = Say(one->options().GetExtension(policy::v1::label));
    return label.isEmpty() ? value : label;
  }
  return value;
}

QString Scalar(const FieldDescriptor* field, const QJsonValue& value) {
  if (value.isBool()) return value.toBool() ? BodyModel::tr("yes") : BodyModel::tr("no");
  if (value.isDouble()) return QLocale::c().toString(value.toDouble(), 'g', 15);
  if (value.isNull()) return BodyModel::tr("nothing");
  return Labelled(field, value.toString());
}

}  // namespace

struct BodyModel::Node {
  QString name;
  QString value;
  QString meaning;
  Node* above = nullptr;
  int row = 0;
  std::vector<std::unique_ptr<Node>> below;

  Node& Add(QString field, QString comment) {
    auto node = std::make_unique<Node>();
    node->name = std::move(field);
    node->meaning = std::move(comment);
    node->above = this;
    node->row = static_cast<int>(below.size());
    below.push_back(std::move(node));
    return *below.back();
  }

  void Fill(const google::protobuf::Descriptor* type, const FieldDescriptor* field, const QJsonValue& json) {
    if (json.isArray()) {
      const QJsonArray items = json.toArray();
      value = BodyModel::tr("%n item(s)", nullptr, static_cast<int>(items.size()));
      for (int i = 0; i < items.size(); ++i) Add(QString::number(i + 1), {}).Fill(type, field, items[i]);
    } else if (json.isObject()) {
      const QJsonObject object = json.toObject();
      for (auto one = object.begin(); one != object.end(); ++one) {
        const FieldDescriptor* inner = type == nullptr ? nullptr : type->FindFieldByName(one.key().toStdString());
        if (inner == nullptr && type != nullptr) inner = type->FindFieldByCamelcaseName(one.key().toStdString());
        const auto* below_type = inner == nullptr || inner->is_map() ? nullptr : inner->message_type();
        Add(one.key(), inner == nullptr ? QString() : CommentOf(*inner)).Fill(below_type, inner, one.value());
      }
    } else {
      value = Scalar(field, json);
    }
  }
};

BodyModel::BodyModel(QObject* parent) : QAbstractItemModel(parent), root_(std::make_unique<Node>()) {}

BodyModel::~BodyModel() = default;

void BodyModel::Show(const QString& type, const QString& json) {
  beginResetModel();
  root_ = std::make_unique<Node>();
  if (!json.isEmpty()) {
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    root_->Fill(FindMessage(type), nullptr, document.isArray() ? QJsonValue(document.array()) : document.object());
  }
  endResetModel();
}

void BodyModel::Clear() {
  Show({}, {});
}

QModelIndex BodyModel::index(int row, int column, const QModelIndex& above) const {
  if (!hasIndex(row, column, above)) return {};
  const Node* node = above.isValid() ? static_cast<const Node*>(above.constInternalPointer()) : root_.get();
  return createIndex(row, column, node->below[static_cast<std::size_t>(row)].get());
}

QModelIndex BodyModel::parent(const QModelIndex& child) const {
  if (!child.isValid()) return {};
  Node* above = static_cast<const Node*>(child.constInternalPointer())->above;
  return above == root_.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int BodyModel::rowCount(const QModelIndex& above) const {
  if (above.column() > 0) return 0;
  const Node* node = above.isValid() ? static_cast<const Node*>(above.constInternalPointer()) : root_.get();
  return static_cast<int>(node->below.size());
}

int BodyModel::columnCount(const QModelIndex&) const {
  return kColumns;
}

QVariant BodyModel::data(const QModelIndex& at, int role) const {
  if (!at.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  const auto* node = static_cast<const Node*>(at.constInternalPointer());
  return at.column() == 0 ? node->name : at.column() == 1 ? node->value : node->meaning;
}

QVariant BodyModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == 0 ? tr("Field") : section == 1 ? tr("Value") : tr("What the contract says of it");
}

}  // namespace parcours::trainer
