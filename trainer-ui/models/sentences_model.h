// The exchanges as sentences: what map and sequence show, for those who read or hear.
#pragma once

#include <QAbstractListModel>

#include "trainer-ui/models/exchanges_model.h"

namespace parcours::trainer {

// "14:36 Dr Claire Lenoir (carte CPS) → Dossier médical partagé : déposer un document. Refusé : …"
QString SentenceOf(const journal::v1::Exchange& exchange);

// Those that belong to care, one line each. UI thread.
class SentencesModel : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit SentencesModel(ExchangesModel& exchanges, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

 private:
  ExchangesModel& exchanges_;
  ExchangesFilter filter_;
};

}  // namespace parcours::trainer
