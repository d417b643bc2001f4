#include "trainer-ui/models/sentences_model.h"

#include "trainer-ui/models/words.h"

namespace parcours::trainer {

QString SentenceOf(const journal::v1::Exchange& exchange) {
  const QString method = Q(exchange.method());
  QString text =
      SentencesModel::tr("%1 %2, %3 → %4: %5.")
          .arg(TimeOfDay(exchange.simulated_time()), CallerName(exchange), CredentialName(exchange.caller().kind()),
               ServiceName(ServiceOf(method)), MethodAction(method));
  if (exchange.code() != 0) text += QLatin1Char(' ') + SentencesModel::tr("Refused: %1").arg(WhatOf(exchange.reason()));
  return text;
}

SentencesModel::SentencesModel(ExchangesModel& exchanges, QObject* parent)
    : QAbstractListModel(parent), exchanges_(exchanges), filter_(exchanges) {
  connect(&filter_, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
  connect(&filter_, &QAbstractItemModel::modelReset, this, [this] { endResetModel(); });
  connect(&filter_, &QAbstractItemModel::rowsAboutToBeInserted, this,
          [this](const QModelIndex&, int first, int last) { beginInsertRows({}, first, last); });
  connect(&filter_, &QAbstractItemModel::rowsInserted, this, [this] { endInsertRows(); });
  connect(&filter_, &QAbstractItemModel::dataChanged, this, [this] {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
  });
}

int SentencesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : filter_.rowCount();
}

QVariant SentencesModel::data(const QModelIndex& at, int role) const {
  if (!at.isValid()) return {};
  const QModelIndex of = filter_.index(at.row(), 0);
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
    return SentenceOf(exchanges_.At(filter_.mapToSource(of).row()));
  return role >= Qt::UserRole ? of.data(role) : QVariant();
}

}  // namespace parcours::trainer
