// What happens at one step, in plain words; what to retain; the question or task of the step.
#pragma once

#include <QHash>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWidget>

#include "parcours/playback/v1/playback.pb.h"

namespace parcours::trainer {

class SheetPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SheetPanel(QWidget* parent = nullptr);

  void SetStory(const playback::v1::Story* story);  // borrowed until the next one
  void SetState(const playback::v1::Playback& state);
  // Which step is read; position, over all acts.
  void Show(int position);
  int shown() const { return shown_; }
  // Null after the last.
  const playback::v1::StoryStep* StepAt(int position) const;

  // The answer that the class gave at a question: index of the choice plus one; 0: none.
  unsigned AnswerAt(int position) const;

 Q_SIGNALS:
  void stepWanted();                      // play the step at the position
  void goWanted(const QString& step_id);  // go to before the step that is read
  void answered(const QString& step_id, unsigned choice);
  void checkWanted();
  void passWanted();
  void backToNowWanted();
  void changed();  // what it shows is something else now

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void Rebuild();
  void AddSay(const playback::v1::StoryStep& step);
  void AddOutcome(const playback::v1::PlayedStep& played);
  void AddQuestion(const playback::v1::StoryStep& step);
  void AddTask(const playback::v1::StoryStep& step);
  void AddRetain(const playback::v1::StoryStep& step);
  void AddTrouble();
  void AddButtons(const playback::v1::StoryStep& step);
  QLabel* AddText(QVBoxLayout* to, const QString& text, const char* name);
  QVBoxLayout* AddBlock(const char* look, const QString& icon, const QColor& colour, const QString& title);

  const playback::v1::Story* story_ = nullptr;
  playback::v1::Playback state_;
  int shown_ = 0;
  QHash<QString, unsigned> answers_;  // given and not played yet, by step
  QHash<QString, int> hints_;         // opened, by step
  QLabel* title_;
  QScrollArea* scroll_;
  QVBoxLayout* content_ = nullptr;  // of the scroll area's widget
  QVBoxLayout* buttons_;
};

}  // namespace parcours::trainer
