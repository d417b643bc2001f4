// The trainer's console: course, map, sheet and exchanges of one playback.
#pragma once

#include <QSplitter>
#include <QTabWidget>
#include <QWidget>

#include "trainer-ui/models/exchanges_model.h"
#include "trainer-ui/models/steps_model.h"
#include "trainer-ui/session/session.h"
#include "trainer-ui/views/access_view.h"
#include "trainer-ui/views/exchange_panel.h"
#include "trainer-ui/views/map_view.h"
#include "trainer-ui/views/sequence_view.h"
#include "trainer-ui/views/sheet_panel.h"
#include "trainer-ui/views/steps_panel.h"

namespace parcours::trainer {

class PlayView : public QWidget {
  Q_OBJECT

 public:
  explicit PlayView(Session& session, QWidget* parent = nullptr);

  SheetPanel& sheet() { return *sheet_; }
  ExchangesModel& exchanges() { return exchanges_; }
  MapView& map() { return *map_; }
  SequenceView& sequence() { return *sequence_; }
  QWidget* Panel(int number);  // in the order of the eye, from 0; null after the last
  void ShowExchanges(bool shown);
  // The step at the position.
  void ReadNow();
  // What the class waits for: reads the next step, or plays it once it is read.
  void Advance();

 Q_SIGNALS:
  void stepShown(int position);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void Opened();
  void Changed();
  void Retranslate();
  void Arrange();
  void Read(int position);

  Session& session_;
  int played_ = 0;  // how many steps were, when it was looked last
  StepsModel steps_model_;
  ExchangesModel exchanges_;
  StepsPanel* steps_;
  SheetPanel* sheet_;
  ExchangePanel* exchange_panel_;
  QTabWidget* centre_;
  MapView* map_;
  SequenceView* sequence_;
  AccessView* access_;
  QSplitter* above_;
  QSplitter* split_;
};

}  // namespace parcours::trainer
