#include "trainer-ui/models/exchanges_model.h"

#include <QLocale>

#include "trainer-ui/models/words.h"

namespace parcours::trainer {

using journal::v1::Exchange;

bool IsOfSimulator(const Exchange& exchange) {
  const auto kind = exchange.caller().kind();
  // Nobody calls where the host itself notes something: a sandbox that was restored.
  return exchange.via_service().empty() &&
         (kind == policy::v1::CALLER_KIND_OPERATOR || kind == policy::v1::CALLER_KIND_UNSPECIFIED);
}

QString CallerName(const Exchange& exchange) {
  const auto& caller = exchange.caller();
  if (!exchange.via_service().empty()) {
    return ExchangesModel::tr("%1, for %2").arg(ServiceName(Q(exchange.via_service())), Q(caller.display_name()));
  }
  if (caller.kind() == policy::v1::CALLER_KIND_OPERATOR) return ExchangesModel::tr("Trainer");
  if (caller.kind() == policy::v1::CALLER_KIND_UNSPECIFIED) return ExchangesModel::tr("The simulator");
  if (caller.kind() == policy::v1::CALLER_KIND_CITIZEN) return ExchangesModel::tr("A citizen, under a pseudonym");
  if (!caller.display_name().empty()) return Q(caller.display_name());
  if (caller.kind() == policy::v1::CALLER_KIND_ANONYMOUS) return ExchangesModel::tr("Somebody not signed in");
  return Q(caller.subject());
}

QString ResultOf(const Exchange& exchange) {
  if (exchange.code() == 0) return ExchangesModel::tr("accepted");
  return ExchangesModel::tr("refused: %1").arg(WhatOf(exchange.reason()));
}

void ExchangesModel::Append(const std::vector<Exchange>& exchanges) {
  if (exchanges.empty()) return;
  const int first = static_cast<int>(exchanges_.size());
  beginInsertRows({}, first, first + static_cast<int>(exchanges.size()) - 1);
  exchanges_.insert(exchanges_.end(), exchanges.begin(), exchanges.end());
  endInsertRows();
}

void ExchangesModel::Clear() {
  beginResetModel();
  exchanges_.clear();
  endResetModel();
}

void ExchangesModel::Retranslate() {
  if (!exchanges_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

int ExchangesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(exchanges_.size());
}

int ExchangesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(kColumns);
}

QVariant ExchangesModel::data(const QModelIndex& at, int role) const {
  if (!at.isValid()) return {};
  const Exchange& exchange = At(at.row());
  switch (role) {
    case kExchangeId:
      return Q(exchange.id());
    case kRefused:
      return exchange.code() != 0;
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      break;
    case Qt::TextAlignmentRole:
      return at.column() == kDuration ? QVariant(int{Qt::AlignRight | Qt::AlignVCenter}) : QVariant();
    default:
      return {};
  }
  const QString method = Q(exchange.method());
  switch (at.column()) {
    case kTime:
      return role == Qt::ToolTipRole ? DayAndTime(exchange.simulated_time()) : TimeOfDay(exchange.simulated_time());
    case kWho:
      return CallerName(exchange);
    case kCredential:
      return CredentialName(exchange.caller().kind());
    case kService:
      return ServiceName(ServiceOf(method));
    case kAction:
      return MethodAction(method);
    case kResult:
      return ResultOf(exchange);
    case kDuration:
      return tr("%1 ms").arg(QLocale().toString(static_cast<double>(exchange.duration_us()) / 1000.0, 'f', 1));
    default:
      return {};
  }
}

QVariant ExchangesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case kTime:
      return tr("Time");
    case kWho:
      return tr("Who");
    case kCredential:
      return tr("With");
    case kService:
      return tr("Service");
    case kAction:
      return tr("What");
    case kResult:
      return tr("Result");
    default:
      return tr("Took");
  }
}

ExchangesFilter::ExchangesFilter(ExchangesModel& exchanges, QObject* parent)
    : QSortFilterProxyModel(parent), exchanges_(exchanges) {
  setSourceModel(&exchanges);
}

void ExchangesFilter::SetText(const QString& text) {
  text_ = text;
  invalidateFilter();
}

void ExchangesFilter::SetRefusedOnly(bool on) {
  refused_only_ = on;
  invalidateFilter();
}

void ExchangesFilter::SetSimulatorToo(bool on) {
  simulator_too_ = on;
  invalidateFilter();
}

bool ExchangesFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const Exchange& exchange = exchanges_.At(row);
  if (refused_only_ && exchange.code() == 0) return false;
  if (!simulator_too_ && IsOfSimulator(exchange)) return false;
  if (text_.isEmpty()) return true;
  for (const int column :
       {ExchangesModel::kWho, ExchangesModel::kService, ExchangesModel::kAction, ExchangesModel::kResult}) {
    if (exchanges_.index(row, column).data().toString().contains(text_, Qt::CaseInsensitive)) return true;
  }
  return false;
}

}  // namespace parcours::trainer
