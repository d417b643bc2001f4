// What can be done in the window: its actions, menus and their texts.
#include "trainer-ui/views/main_window.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QMenuBar>
#include <set>
#include "trainer-ui/i18n/language.h"
#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

// Milliseconds between steps: slow, normal, fast, at once.
constexpr unsigned kPauses[] = {8000, 4000, 1500, 0};

}  // namespace

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
  for (const unsigned pause : kPauses) speed_->addItem(QString(), pause);
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

}  // namespace parcours::trainer
