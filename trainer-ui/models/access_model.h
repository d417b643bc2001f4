// Who sees what in one patient's record, as the record's own rules decide it.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "parcours/dmp/v1/dmp.pb.h"

namespace parcours::trainer {

// Somebody who might read.
struct Reader {
  QString name;
  parcours::common::v1::Actor actor;
  dmp::v1::AccessMode mode = dmp::v1::ACCESS_MODE_NORMAL;
};

// A column for each reader; the first row: whether they may enter at all; then one for each document. UI thread.
class AccessModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role { kAllowed = Qt::UserRole, kKnown };

  explicit AccessModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  void SetReaders(std::vector<Reader> readers);
  const std::vector<Reader>& readers() const { return readers_; }
  void SetAnswer(int reader, const dmp::v1::ExplainAccessResponse& answer);
  // The decision in full: what, why, by which rule, and where that comes from.
  QString Explanation(const QModelIndex& index) const;
  void Retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  const dmp::v1::Decision* DecisionAt(const QModelIndex& index) const;

  std::vector<Reader> readers_;
  std::vector<dmp::v1::ExplainAccessResponse> answers_;  // empty until they come
  std::vector<dmp::v1::Document> documents_;             // of all answers, newest first
};

}  // namespace parcours::trainer
