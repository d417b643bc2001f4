// The course of the scenario: acts and steps as a checklist.
#pragma once

#include <QLabel>
#include <QTreeView>
#include <QWidget>

#include "trainer-ui/models/steps_model.h"

namespace parcours::trainer {

class StepsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit StepsPanel(StepsModel& steps, QWidget* parent = nullptr);

  // Opens all acts, after the story has changed.
  void Unfold();
  // Selects the step, without a stepRead.
  void Select(int position);

 Q_SIGNALS:
  void stepRead(int position);
  void stepWanted(const QString& step_id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void Retranslate();

  StepsModel& steps_;
  QLabel* title_;
  QTreeView* tree_;
  bool selecting_ = false;
};

}  // namespace parcours::trainer
