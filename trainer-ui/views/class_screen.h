// What the class sees on the projector: the story and nothing of the trainer's. Large type, high contrast.
#pragma once

#include <QLabel>
#include <QWidget>

#include "trainer-ui/models/exchanges_model.h"
#include "trainer-ui/session/session.h"
#include "trainer-ui/views/map_view.h"

namespace parcours::trainer {

class ClassScreen : public QWidget {
  Q_OBJECT

 public:
  ClassScreen(Session& session, ExchangesModel& exchanges);

  void Show(int position);
  // The class's answer at the step that is shown; index of the choice plus one; 0: none.
  void SetAnswer(unsigned answer);
  // On another screen than the trainer's, full, if there is one; a window otherwise.
  void FindScreen(const QScreen* trainers);

 Q_SIGNALS:
  void hidden();
  void nextWanted();
  void backWanted();

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void Fill();
  void Fit();

  Session& session_;
  int position_ = 0;
  unsigned answer_ = 0;
  QLabel* banner_;
  QLabel* time_;
  QLabel* act_;
  QLabel* title_;
  QLabel* text_;
  MapCanvas* map_;
  ExchangesModel& exchanges_;
};

}  // namespace parcours::trainer
