#include "trainer-ui/views/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

#include "core/reasons.h"
#include "parcours/common/v1/reason.pb.h"
#include "trainer-ui/i18n/language.h"
#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/report.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

constexpr int kScaleStep = 25;
constexpr int kLinesForAll = 36;  // of text, that the window must hold for the exchanges to be shown

QString Explained(const core::Refusal& refusal) {
  return Q(core::Explain(refusal, CurrentLanguage()));
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), session_(this) {
  setObjectName(QStringLiteral("main_window"));
  setWindowIcon(IconNamed(QStringLiteral("parcours"), CurrentColours().accent));
  auto* page = new QWidget(this);
  banner_ = Named(new QLabel(page), "banner");
  time_ = Named(new QLabel(page), "simulated_time");
  QFont bold = time_->font();
  bold.setBold(true);
  time_->setFont(bold);
  auto* head = new QHBoxLayout();
  head->setContentsMargins(6, 4, 6, 0);
  head->addWidget(banner_);
  head->addStretch(1);
  head->addWidget(time_);
  pages_ = Named(new QStackedWidget(page), "pages");
  home_ = Named(new HomeView(pages_), "home");
  play_ = Named(new PlayView(session_, pages_), "play");
  pages_->addWidget(home_);
  pages_->addWidget(play_);
  // Where what happens is said: a line that a screen reader follows and one may go to.
  status_ = Named(new QLineEdit(page), "status");
  status_->setReadOnly(true);
  status_->setFrame(false);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addLayout(head);
  layout->addWidget(pages_, 1);
  layout->addWidget(status_);
  setCentralWidget(page);

  MakeActions();
  MakeMenus();

  connect(home_, &HomeView::playWanted, this, &MainWindow::Open);
  connect(home_, &HomeView::fileWanted, this, &MainWindow::ChooseFile);
  connect(&session_, &Session::libraryListed, home_, &HomeView::SetScenarios);
  connect(&session_, &Session::opened, this, &MainWindow::Opened);
  connect(&session_, &Session::stateChanged, this, &MainWindow::Changed);
  connect(&session_, &Session::rejected, this, [this](const QString& path, const Diagnostics& diagnostics) {
    pages_->setCurrentWidget(home_);
    home_->ShowDiagnostics(path, diagnostics);
    Tell(tr("%1 has errors: see which, and what to do.").arg(QFileInfo(path).fileName()));
  });
  connect(&session_, &Session::failed, this, &MainWindow::TellRefusal);
  connect(&session_, &Session::lost, this, [this](const core::Refusal& refusal) {
    reconnect_action_->setEnabled(true);
    Tell(tr("The host does not answer any more. What you see stays. %1").arg(Explained(refusal)));
  });
  connect(&watcher_, &QFileSystemWatcher::fileChanged, this, [this](const QString& path) {
    changed_on_disk_ = true;
    Tell(tr("%1 has changed on disk: “Restart” reads it again.").arg(QFileInfo(path).fileName()));
    Changed();
  });
  connect(&session_, &Session::faultsListed, this, &MainWindow::PassOnFaults);
  home_->SetNotice(QString(), false);
  Retranslate();
  Changed();
}

MainWindow::~MainWindow() {
  class_screen_.reset();
}

void MainWindow::Connect(const HostLink& link, const QString& file) {
  session_.Connect(link);
  reconnect_action_->setEnabled(false);
  Tell(tr("Ready."));
  if (session_.playing()) {
    session_.Resume();
    return;
  }
  session_.ListLibrary();
  if (!file.isEmpty()) Open(file, false);
}

void MainWindow::CannotConnect(const core::Refusal& refusal) {
  home_->SetNotice(tr("The simulator could not be started. %1").arg(Explained(refusal)), true);
  reconnect_action_->setEnabled(true);
  TellRefusal(refusal);
}

void MainWindow::Tell(const QString& what) {
  status_->setText(what);
  status_->setCursorPosition(0);
}

void MainWindow::TellRefusal(const core::Refusal& refusal) {
  Tell(Explained(refusal));
  if (!session_.playing()) home_->SetNotice(Explained(refusal), true);
}

void MainWindow::Open(const QString& path, bool observe) {
  observe_ = observe;
  asked_for_ = path;
  changed_on_disk_ = false;
  if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
  watcher_.addPath(path);  // where the host is elsewhere there is no such file, and nothing to watch
  Tell(tr("Opening %1…").arg(QFileInfo(path).fileName()));
  session_.Open(path);
}

void MainWindow::Opened() {
  pages_->setCurrentWidget(play_);
  home_->SetLastPlayed(asked_for_);
  QSettings().setValue(QStringLiteral("last"), asked_for_);
  faults_.clear();
  told_position_ = -1;
  Retranslate();
  if (auto* panel = play_->Panel(2)) panel->setFocus();
  if (observe_) session_.Play(PauseBetweenSteps(), false);
}

void MainWindow::Changed() {
  const bool playing = session_.playing();
  const Playback& state = session_.state();
  const bool waiting = playing && (state.mode() == Playback::MODE_WAITING || state.mode() == Playback::MODE_ENDED);
  const bool runs = playing && state.mode() == Playback::MODE_PLAYING;
  for (QAction* action : {pdf_action_, html_action_, csv_action_, class_screen_action_, exchanges_action_})
    action->setEnabled(playing);
  home_action_->setEnabled(pages_->currentWidget() == play_);
  step_action_->setEnabled(waiting);
  back_action_->setEnabled(waiting && state.position() > 0);
  restart_action_->setEnabled(waiting && (state.position() > 0 || changed_on_disk_));
  play_action_->setEnabled(playing && state.mode() != Playback::MODE_ENDED);
  play_action_->setText(runs ? tr("P&ause") : tr("Play o&n"));
  play_action_->setIcon(IconNamed(runs ? QStringLiteral("pause") : QStringLiteral("play")));
  fault_menu_->setEnabled(playing && !observe_);
  card_menu_->setEnabled(playing && !observe_);
  controls_->setVisible(pages_->currentWidget() == play_);
  time_->setText(playing ? DayAndTime(state.simulated_time()) : QString());
  time_->setToolTip(tr("Simulated date and time"));
  if (!playing) return;
  const int position = static_cast<int>(state.position());
  if (position == told_position_ && Say(state.trouble()).isEmpty()) return;
  if (state.mode() == Playback::MODE_WORKING) return;
  told_position_ = position;
  if (!Say(state.trouble()).isEmpty()) return Tell(Say(state.trouble()));
  const int total = static_cast<int>(session_.story().card().steps());
  if (position >= total) return Tell(tr("The end: all %n step(s) were played.", nullptr, total));
  QString text =
      tr("Step %1 of %2: %3").arg(position + 1).arg(total).arg(Say(play_->sheet().StepAt(position)->title()));
  if (state.played_size() > 0) {
    const auto& last = state.played(state.played_size() - 1);
    for (const auto& call : last.calls()) {
      if (call.implicit() || call.code() == 0) continue;
      const auto reason = core::ReasonFromName(call.reason());
      const QString why = reason ? WhatOf(*reason) : Say(call.explanation());
      text = tr("Refused, as the story wants it: %1").arg(why) + QStringLiteral("  ·  ") + text;
    }
  }
  Tell(text);
}

void MainWindow::GoHome() {
  session_.Pause();
  if (class_screen_) class_screen_->hide();
  class_screen_action_->setChecked(false);
  session_.Close();
  pages_->setCurrentWidget(home_);
  Retranslate();
  session_.ListLibrary();
  home_->findChild<QWidget*>(QStringLiteral("scenario_filter"))->setFocus();
}

void MainWindow::ChooseFile() {
  auto* dialog = Named(new QFileDialog(this, tr("Open a scenario"), {}, tr("Scenarios (*.yaml *.yml)")), "choose_file");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { Open(path, false); });
  dialog->open();
}

void MainWindow::PlayOrPause() {
  if (session_.state().mode() == Playback::MODE_PLAYING) {
    session_.Pause();
  } else {
    session_.Play(PauseBetweenSteps(), stop_at_questions_action_->isChecked() && !observe_);
  }
}

unsigned MainWindow::PauseBetweenSteps() const {
  return speed_->currentData().toUInt();
}

void MainWindow::Advance() {
  play_->Advance();
}

void MainWindow::Back() {
  const int position = static_cast<int>(session_.state().position());
  if (const auto* step = play_->sheet().StepAt(position - 1)) session_.GoTo(Q(step->id()));
}

void MainWindow::Restart() {
  if (changed_on_disk_) return Open(asked_for_, observe_);
  session_.GoTo({});
}

void MainWindow::NextPanel() {
  int at = -1;
  int count = 0;
  for (; play_->Panel(count) != nullptr; ++count) {
    if (play_->Panel(count)->hasFocus()) at = count;
  }
  for (int i = 1; i <= count; ++i) {
    QWidget* panel = play_->Panel((at + i) % count);
    if (!panel->isVisible()) continue;
    panel->setFocus(Qt::TabFocusReason);
    return;
  }
}

void MainWindow::ShowClassScreen() {
  if (!class_screen_) {
    class_screen_ = std::make_unique<ClassScreen>(session_, play_->exchanges());
    connect(class_screen_.get(), &ClassScreen::hidden, this, [this] { class_screen_action_->setChecked(false); });
    connect(class_screen_.get(), &ClassScreen::nextWanted, this, &MainWindow::Advance);
    connect(class_screen_.get(), &ClassScreen::backWanted, this, &MainWindow::Back);
    connect(play_, &PlayView::stepShown, class_screen_.get(), &ClassScreen::Show);
    connect(&play_->sheet(), &SheetPanel::changed, class_screen_.get(),
            [this] { class_screen_->SetAnswer(play_->sheet().AnswerAt(play_->sheet().shown())); });
  }
  class_screen_->Show(play_->sheet().shown());
  class_screen_->SetAnswer(play_->sheet().AnswerAt(play_->sheet().shown()));
  class_screen_->setVisible(class_screen_action_->isChecked());
  if (class_screen_->isVisible()) class_screen_->FindScreen(screen());
}

void MainWindow::Export(const QString& suffix, const QString& filter,
                        std::function<core::Result<void>(const QString&)> write) {
  auto* dialog = Named(new QFileDialog(this, tr("Save"), {}, filter), "choose_target");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(suffix);
  dialog->selectFile(tr("session") + QLatin1Char('.') + suffix);
  connect(dialog, &QFileDialog::fileSelected, this, [this, write = std::move(write)](const QString& path) {
    const auto written = write(path);
    if (!written) return TellRefusal(written.error());
    Tell(tr("Saved: %1").arg(path));
  });
  dialog->open();
}

void MainWindow::ExportPdf() {
  Export(QStringLiteral("pdf"), tr("PDF (*.pdf)"),
         [this](const QString& path) { return WritePdf(path, ReportOf(session_.story(), session_.state())); });
}

void MainWindow::ExportHtml() {
  Export(QStringLiteral("html"), tr("HTML (*.html)"),
         [this](const QString& path) { return WriteHtml(path, ReportOf(session_.story(), session_.state())); });
}

void MainWindow::ExportCsv() {
  Export(QStringLiteral("csv"), tr("CSV (*.csv)"),
         [this](const QString& path) { return WriteCsv(path, session_.story(), session_.state()); });
}

void MainWindow::ShowShortcuts() {
  QString text;
  for (const QAction* action : actions()) {
    if (action->shortcut().isEmpty()) continue;
    text += action->shortcut().toString(QKeySequence::NativeText) + QStringLiteral("  —  ") +
            action->text().remove(QLatin1Char('&')) + QLatin1Char('\n');
  }
  auto* box = Named(new QMessageBox(QMessageBox::NoIcon, tr("Keys"), text, QMessageBox::Close, this), "shortcuts_box");
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->open();
}

void MainWindow::Larger() {
  SetTextScale(TextScale() + kScaleStep);
}

void MainWindow::Smaller() {
  SetTextScale(TextScale() - kScaleStep);
}

void MainWindow::SwitchLanguage() {
  SetLanguage(CurrentLanguage() == core::Language::kFrench ? core::Language::kEnglish : core::Language::kFrench);
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Retranslate();
  if (event->type() == QEvent::FontChange && exchanges_action_ != nullptr) MakeRoom();
  QMainWindow::changeEvent(event);
}

// On a small screen large text leaves no room for the exchanges; Ctrl+E brings them back.
void MainWindow::MakeRoom() {
  exchanges_action_->setChecked(fontMetrics().height() * kLinesForAll <= height());
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  MakeRoom();
}

void MainWindow::Remember() {
  const QSettings settings;
  SetTextScale(settings.value(QStringLiteral("scale"), 100).toInt());
  SetTheme(static_cast<Theme>(settings.value(QStringLiteral("theme"), 0).toInt() % 3));
  (CurrentTheme() == Theme::kDark           ? dark_action_
   : CurrentTheme() == Theme::kHighContrast ? contrast_action_
                                            : light_action_)
      ->setChecked(true);
  motion_action_->setChecked(settings.value(QStringLiteral("motion"), true).toBool());
  home_->SetLastPlayed(settings.value(QStringLiteral("last")).toString());
  restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  QSettings settings;
  settings.setValue(QStringLiteral("scale"), TextScale());
  settings.setValue(QStringLiteral("theme"), static_cast<int>(CurrentTheme()));
  settings.setValue(QStringLiteral("motion"), MotionWanted());
  settings.setValue(QStringLiteral("language"),
                    CurrentLanguage() == core::Language::kFrench ? QStringLiteral("fr") : QStringLiteral("en"));
  settings.setValue(QStringLiteral("geometry"), saveGeometry());
  if (class_screen_) class_screen_->hide();
  session_.Close();
  QMainWindow::closeEvent(event);
}

}  // namespace parcours::trainer
