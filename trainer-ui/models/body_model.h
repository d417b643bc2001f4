// A request or response as a tree, with what the contract says of each field.
#pragma once

#include <google/protobuf/descriptor.h>

#include <QAbstractItemModel>
#include <memory>
#include <vector>

namespace parcours::trainer {

// UI thread. Columns: field, value, meaning (the contract's own comment).
class BodyModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  explicit BodyModel(QObject* parent = nullptr);
  ~BodyModel() override;

  // `type` is the full name of the message that `json` holds.
  void Show(const QString& type, const QString& json);
  void Clear();

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

}  // namespace parcours::trainer
