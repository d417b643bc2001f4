// The one window: home and the trainer's console, and what can be done in them.
#pragma once

#include <QAction>
#include <QComboBox>
#include <QFileSystemWatcher>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QToolBar>
#include <memory>
#include <vector>

#include "trainer-ui/session/session.h"
#include "trainer-ui/views/class_screen.h"
#include "trainer-ui/views/home_view.h"
#include "trainer-ui/views/play_view.h"

namespace parcours::trainer {

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  // The host is there. Lists its library, or opens `file` if there is one; takes up what was played before.
  void Connect(const HostLink& link, const QString& file = {});
  // The host could not be started or reached.
  void CannotConnect(const core::Refusal& refusal);

  Session& session() { return session_; }
  PlayView& play_view() { return *play_; }

  // The language, theme, size and panels of last time.
  void Remember();

 Q_SIGNALS:
  // Somebody pressed "reconnect".
  void connectionWanted();

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  QAction* Make(const char* name, const char* icon, const QKeySequence& keys, void (MainWindow::*what)());
  void MakeActions();
  void MakeMenus();
  void Retranslate();
  void Tell(const QString& what);
  void TellRefusal(const core::Refusal& refusal);

  void Opened();
  void Changed();
  void GoHome();
  void ChooseFile();
  void Open(const QString& path, bool observe);
  void PlayOrPause();
  void Advance();
  void Back();
  void Restart();
  void NextPanel();
  void ShowClassScreen();
  void ExportPdf();
  void ExportHtml();
  void ExportCsv();
  void Export(const QString& suffix, const QString& filter, std::function<core::Result<void>(const QString&)> write);
  void ShowShortcuts();
  void Larger();
  void Smaller();
  void SwitchLanguage();
  void MakeRoom();
  void FillFaults();
  void FillCards();
  void PassOnFaults(const std::vector<sandbox::v1::Fault>& faults);
  unsigned PauseBetweenSteps() const;

  Session session_;
  QStackedWidget* pages_;
  HomeView* home_;
  PlayView* play_;
  QLabel* banner_;
  QLabel* time_;
  QLineEdit* status_;
  QToolBar* controls_;
  QLabel* speed_label_;
  QComboBox* speed_;
  QMenu* file_menu_;
  QMenu* play_menu_;
  QMenu* fault_menu_;
  QMenu* card_menu_;
  QMenu* view_menu_;
  QMenu* theme_menu_;
  QMenu* help_menu_;
  std::vector<sandbox::v1::Fault> faults_;
  std::unique_ptr<ClassScreen> class_screen_;
  QString asked_for_;           // the file that opens
  QFileSystemWatcher watcher_;  // of that file
  bool changed_on_disk_ = false;
  bool observe_ = false;
  int told_position_ = -1;

  QAction* home_action_;
  QAction* open_action_;
  QAction* pdf_action_;
  QAction* html_action_;
  QAction* csv_action_;
  QAction* quit_action_;
  QAction* play_action_;
  QAction* step_action_;
  QAction* back_action_;
  QAction* restart_action_;
  QAction* stop_at_questions_action_;
  QAction* class_screen_action_;
  QAction* language_action_;
  QAction* larger_action_;
  QAction* smaller_action_;
  QAction* exchanges_action_ = nullptr;
  QAction* motion_action_;
  QAction* panel_action_;
  QAction* shortcuts_action_;
  QAction* light_action_;
  QAction* dark_action_;
  QAction* contrast_action_;
  QAction* reconnect_action_;
};

}  // namespace parcours::trainer
