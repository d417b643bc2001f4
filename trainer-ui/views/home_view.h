// Home: the scenarios as cards, and what to do with each.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWidget>
#include <vector>

#include "parcours/playback/v1/playback.pb.h"

namespace parcours::trainer {

class HomeView : public QWidget {
  Q_OBJECT

 public:
  explicit HomeView(QWidget* parent = nullptr);

  void SetScenarios(const std::vector<playback::v1::ScenarioCard>& cards);
  // What is going on instead of a list: the host starts; a problem and its cure. Empty: nothing.
  void SetNotice(const QString& what, bool is_problem);
  // What is wrong with a file, with line and cure.
  void ShowDiagnostics(const QString& path, const std::vector<playback::v1::Diagnostic>& diagnostics);
  void SetLastPlayed(const QString& path) { last_ = path; }

 Q_SIGNALS:
  void playWanted(const QString& path, bool observe);
  void fileWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void Rebuild();
  void Retranslate();
  bool Matches(const playback::v1::ScenarioCard& card) const;
  QWidget* MakeCard(const playback::v1::ScenarioCard& card, int number);
  QWidget* MakeProblem(const QString& path, const std::vector<playback::v1::Diagnostic>& diagnostics);

  std::vector<playback::v1::ScenarioCard> cards_;
  QString notice_;
  bool notice_is_problem_ = false;
  QString rejected_;
  std::vector<playback::v1::Diagnostic> diagnostics_;
  QString last_;
  QLabel* title_;
  QLabel* intro_;
  QLabel* filter_label_;
  QLineEdit* filter_;
  QLabel* level_label_;
  QComboBox* level_;
  QPushButton* open_;
  QLabel* count_;
  QScrollArea* scroll_;
};

}  // namespace parcours::trainer
