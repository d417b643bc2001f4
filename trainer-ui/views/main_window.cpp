#include "trainer-ui/views/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>
#include <set>

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
constexpr unsigned kPauses[] = {8000, 4000, 1500, 0};  // milliseconds between steps: slow, normal, fast, at once

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

QAction* MainWindow::Make(const char* name, const char* icon, const QKeySequence& keys, void (MainWindow::*what)()) {
  auto* action = new QAction(this);
  action->setObjectName(QLatin1String(name));
  if (icon != nullptr) action->setIcon(IconNamed(QLatin1String(icon)));
  action->setShortcut(keys);
  if (what != nullptr) connect(action, &QAction::triggered, this, what);
  addAction(action);
  return action;
}

void MainWindow::MakeActions() {
  home_action_ = Make("go_home", "home", Qt::CTRL | Qt::Key_H, &MainWindow::GoHome);
  open_action_ = Make("open", "open", QKeySequence::Open, &MainWindow::ChooseFile);
  pdf_action_ = Make("export_pdf", "export", Qt::CTRL | Qt::Key_P, &MainWindow::ExportPdf);
  html_action_ = Make("export_html", "export", Qt::CTRL | Qt::SHIFT | Qt::Key_P, &MainWindow::ExportHtml);
  csv_action_ = Make("export_csv", "export", Qt::CTRL | Qt::SHIFT | Qt::Key_C, &MainWindow::ExportCsv);
  quit_action_ = Make("quit", nullptr, Qt::CTRL | Qt::Key_Q, nullptr);
  connect(quit_action_, &QAction::triggered, this, &QWidget::close);
  play_action_ = Make("play_pause", "play", QKeySequence(Qt::Key_F5), &MainWindow::PlayOrPause);
  step_action_ = Make("step", "step", QKeySequence(Qt::Key_F8), &MainWindow::Advance);
  back_action_ = Make("step_back", "back", QKeySequence(Qt::Key_F7), &MainWindow::Back);
  restart_action_ = Make("restart", "restart", Qt::CTRL | Qt::Key_F7, &MainWindow::Restart);
  stop_at_questions_action_ = Make("stop_at_questions", "question", Qt::CTRL | Qt::Key_J, nullptr);
  stop_at_questions_action_->setCheckable(true);
  stop_at_questions_action_->setChecked(true);
  class_screen_action_ = Make("class_screen", "screen", QKeySequence(Qt::Key_F11), &MainWindow::ShowClassScreen);
  class_screen_action_->setCheckable(true);
  language_action_ = Make("language", "language", Qt::CTRL | Qt::Key_L, &MainWindow::SwitchLanguage);
  larger_action_ = Make("larger", nullptr, QKeySequence::ZoomIn, &MainWindow::Larger);
  smaller_action_ = Make("smaller", nullptr, QKeySequence::ZoomOut, &MainWindow::Smaller);
  exchanges_action_ = Make("show_exchanges", "call", Qt::CTRL | Qt::Key_E, nullptr);
  exchanges_action_->setCheckable(true);
  exchanges_action_->setChecked(true);
  connect(exchanges_action_, &QAction::toggled, play_, &PlayView::ShowExchanges);
  motion_action_ = Make("motion", nullptr, {}, nullptr);
  motion_action_->setCheckable(true);
  motion_action_->setChecked(true);
  connect(motion_action_, &QAction::toggled, this, [](bool on) { SetMotionWanted(on); });
  panel_action_ = Make("next_panel", nullptr, QKeySequence(Qt::Key_F6), &MainWindow::NextPanel);
  shortcuts_action_ = Make("shortcuts", nullptr, QKeySequence(Qt::Key_F1), &MainWindow::ShowShortcuts);
  reconnect_action_ = Make("reconnect", "restart", Qt::CTRL | Qt::Key_R, nullptr);
  reconnect_action_->setEnabled(false);
  connect(reconnect_action_, &QAction::triggered, this, &MainWindow::connectionWanted);
  auto* themes = new QActionGroup(this);
  const auto theme = [&](const char* name, Theme which) {
    auto* action = Make(name, "theme", {}, nullptr);
    action->setCheckable(true);
    action->setChecked(CurrentTheme() == which);
    themes->addAction(action);
    connect(action, &QAction::triggered, this, [which] { SetTheme(which); });
    return action;
  };
  light_action_ = theme("theme_light", Theme::kLight);
  dark_action_ = theme("theme_dark", Theme::kDark);
  contrast_action_ = theme("theme_contrast", Theme::kHighContrast);

  controls_ = Named(new QToolBar(this), "controls");
  controls_->setMovable(false);
  controls_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  controls_->addActions({home_action_, back_action_, step_action_, play_action_, restart_action_});
  controls_->addSeparator();
  speed_label_ = new QLabel(controls_);
  speed_ = Named(new QComboBox(controls_), "speed");
  speed_label_->setBuddy(speed_);
  for (std::size_t i = 0; i < std::size(kPauses); ++i) speed_->addItem(QString());
  speed_->setCurrentIndex(1);
  controls_->addWidget(speed_label_);
  controls_->addWidget(speed_);
  controls_->addAction(stop_at_questions_action_);
  controls_->addSeparator();
  controls_->addActions({class_screen_action_, language_action_});
  addToolBar(controls_);
}

void MainWindow::MakeMenus() {
  const auto menu = [this](const char* name) { return Named(menuBar()->addMenu(QString()), name); };
  file_menu_ = menu("menu_file");
  file_menu_->addActions({home_action_, open_action_});
  file_menu_->addSeparator();
  file_menu_->addActions({pdf_action_, html_action_, csv_action_});
  file_menu_->addSeparator();
  file_menu_->addActions({reconnect_action_, quit_action_});
  play_menu_ = menu("menu_play");
  play_menu_->addActions({step_action_, back_action_, play_action_, restart_action_, stop_at_questions_action_});
  fault_menu_ = menu("menu_faults");
  card_menu_ = menu("menu_cards");
  view_menu_ = menu("menu_view");
  view_menu_->addActions({class_screen_action_, exchanges_action_, panel_action_});
  view_menu_->addSeparator();
  theme_menu_ = Named(view_menu_->addMenu(QString()), "menu_theme");
  theme_menu_->addActions({light_action_, dark_action_, contrast_action_});
  view_menu_->addActions({larger_action_, smaller_action_, motion_action_, language_action_});
  help_menu_ = menu("menu_help");
  help_menu_->addAction(shortcuts_action_);
  connect(fault_menu_, &QMenu::aboutToShow, this, [this] { session_.ListFaults(); });
}

void MainWindow::Retranslate() {
  setWindowTitle(session_.playing() ? tr("%1 — Parcours, simulation").arg(Say(session_.story().card().title()))
                                    : tr("Parcours, simulation"));
  banner_->setText(tr("SIMULATION — invented data"));
  SayName(banner_, banner_->text());
  SayName(status_, tr("What happens"));
  file_menu_->setTitle(tr("&File"));
  play_menu_->setTitle(tr("&Play"));
  fault_menu_->setTitle(tr("Fa&ults"));
  card_menu_->setTitle(tr("&Cards"));
  view_menu_->setTitle(tr("&View"));
  theme_menu_->setTitle(tr("&Theme"));
  help_menu_->setTitle(tr("&Help"));
  controls_->setWindowTitle(tr("Controls"));
  SayName(controls_, tr("Controls"));
  home_action_->setText(tr("&Home"));
  open_action_->setText(tr("&Open a file…"));
  pdf_action_->setText(tr("Report of the session, &PDF…"));
  html_action_->setText(tr("Report of the session, &HTML…"));
  csv_action_->setText(tr("Record of the session, &CSV…"));
  reconnect_action_->setText(tr("&Reconnect"));
  quit_action_->setText(tr("&Quit"));
  step_action_->setText(tr("&Next"));
  step_action_->setToolTip(tr("Reads the next step, or plays it once it is read"));
  back_action_->setText(tr("Step &back"));
  back_action_->setToolTip(tr("Undoes the last step: everything is as it was before"));
  restart_action_->setText(tr("R&estart"));
  stop_at_questions_action_->setText(tr("Stop at &questions"));
  class_screen_action_->setText(tr("Class &screen"));
  language_action_->setText(tr("In French"));
  larger_action_->setText(tr("&Larger text"));
  smaller_action_->setText(tr("S&maller text"));
  exchanges_action_->setText(tr("&Exchanges"));
  motion_action_->setText(tr("&Animate the map"));
  panel_action_->setText(tr("Next &panel"));
  shortcuts_action_->setText(tr("&Keys"));
  light_action_->setText(tr("&Light"));
  dark_action_->setText(tr("&Dark"));
  contrast_action_->setText(tr("High &contrast"));
  speed_label_->setText(tr("Spee&d:"));
  SayName(speed_, tr("Speed"));
  speed_->setItemText(0, tr("slow"));
  speed_->setItemText(1, tr("normal"));
  speed_->setItemText(2, tr("fast"));
  speed_->setItemText(3, tr("at once"));
  if (!session_.connected()) home_->SetNotice(tr("The simulator starts…"), false);
  FillFaults();
  FillCards();
  told_position_ = -1;
  Changed();
  for (auto* button : controls_->findChildren<QToolButton*>()) {
    if (button->defaultAction() != nullptr) SayName(button, button->defaultAction()->text().remove(QLatin1Char('&')));
    if (button->objectName().startsWith(QLatin1String("qt_toolbar_ext"))) SayName(button, tr("More controls"));
    button->setFocusPolicy(Qt::StrongFocus);
  }
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
  return kPauses[static_cast<std::size_t>(std::max(0, speed_->currentIndex()))];
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

void MainWindow::PassOnFaults(const std::vector<sandbox::v1::Fault>& faults) {
  const bool more = faults.size() > faults_.size();
  const bool fewer = faults.size() < faults_.size();
  faults_ = faults;
  FillFaults();
  if (more) {
    const auto& fault = faults.back();
    const auto* kind = sandbox::v1::FaultKind_descriptor()->FindValueByNumber(fault.kind());
    Tell(tr("From now on: %1 %2.")
             .arg(ServiceName(Q(fault.target())), Say(kind->options().GetExtension(policy::v1::label))));
  }
  if (fewer) Tell(tr("Everything answers again."));
}

// Which services the story calls, and what may befall each.
void MainWindow::FillFaults() {
  fault_menu_->clear();
  if (!session_.playing()) return;
  std::set<QString> services;
  for (const auto& act : session_.story().acts()) {
    for (const auto& step : act.steps()) {
      if (step.service().empty() || GovernedBy(Q(step.service())) == QLatin1String("Parcours")) continue;
      services.insert(Q(step.service()));
    }
  }
  for (const QString& service : services) {
    QMenu* menu = fault_menu_->addMenu(ServiceName(service));
    for (int i = 1; i < sandbox::v1::FaultKind_descriptor()->value_count(); ++i) {
      const auto* value = sandbox::v1::FaultKind_descriptor()->value(i);
      QAction* action = menu->addAction(Say(value->options().GetExtension(policy::v1::label)));
      action->setObjectName(QStringLiteral("fault_%1_%2").arg(service.section(QLatin1Char('.'), -1)).arg(i));
      const auto kind = static_cast<sandbox::v1::FaultKind>(value->number());
      connect(action, &QAction::triggered, this, [this, service, kind] { session_.InjectFault(service, kind); });
    }
  }
  fault_menu_->addSeparator();
  for (const auto& fault : faults_) {
    const auto* kind = sandbox::v1::FaultKind_descriptor()->FindValueByNumber(fault.kind());
    QAction* now = fault_menu_->addAction(
        tr("Now: %1 %2").arg(ServiceName(Q(fault.target())), Say(kind->options().GetExtension(policy::v1::label))));
    now->setEnabled(false);
  }
  QAction* mend = fault_menu_->addAction(tr("&Mend everything"));
  mend->setObjectName(QStringLiteral("mend_all"));
  mend->setEnabled(!faults_.empty());
  connect(mend, &QAction::triggered, this, [this] { session_.ClearFaults(); });
}

// The cards of those who act in the story.
void MainWindow::FillCards() {
  card_menu_->clear();
  if (!session_.playing()) return;
  std::set<std::string> acting;
  for (const auto& act : session_.story().acts()) {
    for (const auto& step : act.steps()) acting.insert(step.actor());
  }
  for (const auto& role : session_.story().roles()) {
    const bool has_card = role.kind() == playback::v1::StoryRole::KIND_PROFESSIONAL ||
                          role.kind() == playback::v1::StoryRole::KIND_EMPLOYEE;
    if (!has_card || acting.count(role.handle()) == 0) continue;
    QMenu* menu = card_menu_->addMenu(Q(role.name()));
    const QString card = Q(role.handle());
    const auto add = [&](const char* name, const QString& text, Command::Gesture::Kind kind, const QString& pin) {
      QAction* action = menu->addAction(text);
      action->setObjectName(QStringLiteral("card_%1_%2").arg(card, QLatin1String(name)));
      connect(action, &QAction::triggered, this, [this, card, kind, pin] { session_.Gesture(kind, card, pin); });
    };
    add("insert", tr("Insert the card"), Command::Gesture::KIND_INSERT, {});
    add("remove", tr("Take the card out"), Command::Gesture::KIND_REMOVE, {});
    add("wrong_pin", tr("Type a wrong code"), Command::Gesture::KIND_PIN, QStringLiteral("0000"));
    add("revoke", tr("Report the card lost (opposition)"), Command::Gesture::KIND_REVOKE, {});
  }
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
