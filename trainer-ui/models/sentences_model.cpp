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
    : QIdentityProxyModel(parent), exchanges_(exchanges), filter_(exchanges) {
  setSourceModel(&filter_);
}

int SentencesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : 1;
}

QVariant SentencesModel::data(const QModelIndex& at, int role) const {
  if (!at.isValid()) return {};
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return QIdentityProxyModel::data(at, role);
  return SentenceOf(exchanges_.At(filter_.mapToSource(mapToSource(at)).row()));
}

}  // namespace parcours::trainer
