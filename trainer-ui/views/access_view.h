// "Who sees what?": one patient's record side by side, as each person of the story would see it now.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QWidget>

#include "trainer-ui/models/access_model.h"
#include "trainer-ui/models/exchanges_model.h"
#include "trainer-ui/session/session.h"

namespace parcours::trainer {

class AccessView : public QWidget {
  Q_OBJECT

 public:
  AccessView(Session& session, ExchangesModel& exchanges, QWidget* parent = nullptr);

  void SetStory(const playback::v1::Story* story);  // borrowed until the next one
  // Asks again, if it is seen.
  void Refresh();

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void Retranslate();
  std::vector<Reader> Readers() const;

  Session& session_;
  ExchangesModel& exchanges_;
  const playback::v1::Story* story_ = nullptr;
  AccessModel model_;
  int ticket_ = 0;        // of the first reader's question that was asked last
  quint64 revision_ = 0;  // of the playback, when it was asked last
  QLabel* intro_;
  QLabel* patient_label_;
  QComboBox* patient_;
  QTableView* table_;
  QLabel* explanation_;
};

}  // namespace parcours::trainer
