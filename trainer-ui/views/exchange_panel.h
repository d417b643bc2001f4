// Every exchange of the sandbox; of the one that is selected: who, with what, under which rule, request and response.
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTreeView>
#include <QWidget>

#include "trainer-ui/models/body_model.h"
#include "trainer-ui/models/exchanges_model.h"

namespace parcours::trainer {

class ExchangePanel : public QWidget {
  Q_OBJECT

 public:
  explicit ExchangePanel(ExchangesModel& exchanges, QWidget* parent = nullptr);

  // What was asked for by exchangeWanted.
  void Show(const journal::v1::GetExchangeResponse& exchange);
  // Selects the exchange and asks for it.
  void Select(const QString& exchange_id);

 Q_SIGNALS:
  void exchangeWanted(const QString& exchange_id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void Retranslate();
  void ShowSummary();

  ExchangesModel& exchanges_;
  ExchangesFilter* filter_;
  QLabel* title_;
  QLabel* search_label_;
  QLineEdit* search_;
  QCheckBox* refused_only_;
  QCheckBox* simulator_too_;
  QTableView* table_;
  QTabWidget* detail_;
  QTextBrowser* summary_;
  QTreeView* request_;
  QTreeView* response_;
  BodyModel request_body_;
  BodyModel response_body_;
  journal::v1::GetExchangeResponse shown_;
};

}  // namespace parcours::trainer
