// The exchanges of a playback's sandbox, in order.
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <vector>

#include "parcours/journal/v1/journal.pb.h"

namespace parcours::trainer {

// UI thread. Appends only, until it is cleared.
class ExchangesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kTime, kWho, kAction, kService, kResult, kCredential, kDuration, kColumns };
  enum Role { kExchangeId = Qt::UserRole, kRefused };

  explicit ExchangesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  void Append(const std::vector<journal::v1::Exchange>& exchanges);
  void Clear();
  void Retranslate();
  const journal::v1::Exchange& At(int row) const { return exchanges_[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::vector<journal::v1::Exchange> exchanges_;
};

// Those that hold some text, are refusals, or belong to care and not to the simulator itself.
class ExchangesFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit ExchangesFilter(ExchangesModel& exchanges, QObject* parent = nullptr);

  void SetText(const QString& text);
  void SetRefusedOnly(bool on);
  void SetSimulatorToo(bool on);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  ExchangesModel& exchanges_;
  QString text_;
  bool refused_only_ = false;
  bool simulator_too_ = false;
};

// True for what the simulator does to itself: cards, clock, faults, the journal.
bool IsOfSimulator(const journal::v1::Exchange& exchange);

// "Dr Claire Lenoir"; for the anonymous "somebody not signed in".
QString CallerName(const journal::v1::Exchange& exchange);

// What came of it: "accepté", or the refusal.
QString ResultOf(const journal::v1::Exchange& exchange);

}  // namespace parcours::trainer
