#include "trainer-ui/views/sheet_panel.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>

#include "core/reasons.h"
#include "parcours/common/v1/reason.pb.h"
#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

using playback::v1::Playback;
using playback::v1::PlayedCall;
using playback::v1::PlayedStep;
using playback::v1::StoryStep;

QString NameOf(const playback::v1::Story& story, const std::string& handle) {
  for (const auto& role : story.roles()) {
    if (role.handle() == handle) return Q(role.name());
  }
  return {};
}

bool Busy(const Playback& state) {
  return state.mode() == Playback::MODE_WORKING || state.mode() == Playback::MODE_PLAYING;
}

}  // namespace

SheetPanel::SheetPanel(QWidget* parent) : QWidget(parent) {
  title_ = Heading(this, 1.1);
  scroll_ = Named(new QScrollArea(this), "sheet");
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  title_->setBuddy(scroll_);
  buttons_ = new QVBoxLayout();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(3, 6, 6, 6);
  layout->addWidget(title_);
  layout->addWidget(scroll_, 1);
  layout->addLayout(buttons_);
  Rebuild();
}

void SheetPanel::SetStory(const playback::v1::Story* story) {
  story_ = story;
  state_.Clear();
  shown_ = 0;
  answers_.clear();
  hints_.clear();
  Rebuild();
}

void SheetPanel::SetState(const Playback& state) {
  if (state.position() < state_.position()) {
    answers_.clear();
    hints_.clear();
  }
  state_ = state;
  Rebuild();
}

void SheetPanel::Show(int position) {
  if (shown_ == position) return;
  shown_ = position;
  Rebuild();
  scroll_->verticalScrollBar()->setValue(0);
}

const StoryStep* SheetPanel::StepAt(int position) const {
  if (story_ == nullptr || position < 0) return nullptr;
  for (const auto& act : story_->acts()) {
    if (position < act.steps_size()) return &act.steps(position);
    position -= act.steps_size();
  }
  return nullptr;
}

unsigned SheetPanel::AnswerAt(int position) const {
  const auto* step = StepAt(position);
  if (step == nullptr) return 0;
  if (position < state_.played_size() && state_.played(position).answer() != 0) return state_.played(position).answer();
  return answers_.value(Q(step->id()), 0);
}

QLabel* SheetPanel::AddText(QVBoxLayout* to, const QString& text, const char* name) {
  auto* label = Named(ReadableText(), name);
  label->setText(text);
  SayName(label, text);
  to->addWidget(label);
  return label;
}

QVBoxLayout* SheetPanel::AddBlock(const char* look, const QString& icon, const QColor& colour, const QString& title) {
  auto* block = new QFrame();
  block->setObjectName(QLatin1String(look));
  auto* layout = new QVBoxLayout(block);
  auto* head = new QHBoxLayout();
  auto* drawing = new QLabel();
  const int side = drawing->fontMetrics().height() + 4;
  drawing->setPixmap(IconNamed(icon, colour).pixmap(side, side));
  head->addWidget(drawing, 0, Qt::AlignTop);
  auto* heading = Heading(nullptr, 1.0);
  heading->setText(title);
  head->addWidget(heading, 1);
  layout->addLayout(head);
  content_->addWidget(block);
  return layout;
}

void SheetPanel::Rebuild() {
  title_->setText(tr("Sheet"));
  SayName(scroll_, tr("Sheet of the step"));
  // Whoever is here by keyboard stays where they are.
  const QWidget* focused = QApplication::focusWidget();
  const bool had_focus = focused != nullptr && focused != this && isAncestorOf(focused);
  const QString focus_name = had_focus ? focused->objectName() : QString();
  while (QLayoutItem* item = buttons_->takeAt(0)) {
    if (QWidget* widget = item->widget()) {  // perhaps the one whose click brought us here
      widget->hide();
      widget->setObjectName({});
      widget->deleteLater();
    }
    delete item;
  }
  auto* page = new QWidget();
  content_ = new QVBoxLayout(page);
  content_->setContentsMargins(8, 8, 8, 8);
  content_->setSpacing(8);
  const StoryStep* step = StepAt(shown_);
  if (step == nullptr && story_ != nullptr) {
    auto* heading = Heading(nullptr, 1.35);
    heading->setText(tr("The end"));
    content_->addWidget(heading);
    AddText(content_, tr("All steps were played. Go back to any of them, or export the report of the session."), "end");
  } else if (step != nullptr) {
    auto* heading = Named(Heading(nullptr, 1.35), "sheet_title");
    heading->setText(Say(step->title()));
    content_->addWidget(heading);
    AddTrouble();
    AddSay(*step);
    if (step->has_question()) AddQuestion(*step);
    if (step->has_task()) AddTask(*step);
    if (shown_ < state_.played_size()) AddOutcome(state_.played(shown_));
    AddRetain(*step);
    AddButtons(*step);
  }
  content_->addStretch(1);
  const int at = scroll_->verticalScrollBar()->value();
  if (QWidget* old = scroll_->takeWidget()) {
    old->hide();
    old->setParent(nullptr);
    old->deleteLater();
  }
  scroll_->setWidget(page);
  scroll_->verticalScrollBar()->setValue(at);
  if (had_focus) {
    QWidget* next = focus_name.isEmpty() ? nullptr : findChild<QWidget*>(focus_name);
    for (const char* name : {"play_this_step", "back_to_now"}) {
      if (next == nullptr) next = findChild<QWidget*>(QLatin1String(name));
    }
    (next == nullptr ? scroll_ : next)->setFocus();
  }
  Q_EMIT changed();
}

void SheetPanel::AddSay(const StoryStep& step) {
  QString who = KindName(step.kind());
  if (!step.actor().empty()) {
    const QString name = NameOf(*story_, step.actor());
    if (!name.isEmpty()) who = tr("%1, by %2").arg(who, name);
  }
  if (!step.service().empty()) who = tr("%1: %2").arg(who, ServiceName(Q(step.service())));
  auto* line = AddText(content_, who, "sheet_kind");
  line->setForegroundRole(QPalette::WindowText);
  if (!Say(step.say()).isEmpty()) {
    AddText(content_, Say(step.say()), "sheet_say");
  } else if (!Say(step.action()).isEmpty()) {
    AddText(content_, tr("What is tried: %1.").arg(Say(step.action())), "sheet_say");
  }
}

void SheetPanel::AddTrouble() {
  const QString trouble = Say(state_.trouble());
  if (trouble.isEmpty() || shown_ != static_cast<int>(state_.position())) return;
  auto* block = AddBlock("problem", QStringLiteral("failed"), CurrentColours().bad, tr("This did not work"));
  AddText(block, trouble, "sheet_trouble");
}

// What came of it: who did what, and what the service answered.
void SheetPanel::AddOutcome(const PlayedStep& played) {
  const Colours& colours = CurrentColours();
  bool any = played.outcome() == PlayedStep::OUTCOME_FAILED || played.outcome() == PlayedStep::OUTCOME_SKIPPED;
  for (const PlayedCall& call : played.calls()) any = any || !call.implicit();
  if (!any) return;
  bool refused = false;
  for (const PlayedCall& call : played.calls()) refused = refused || (!call.implicit() && call.code() != 0);
  const bool as_expected = played.outcome() == PlayedStep::OUTCOME_PASSED;
  QVBoxLayout* block = nullptr;
  if (!as_expected) {
    block = AddBlock("problem", QStringLiteral("failed"), colours.bad,
                     tr("What happened: %1").arg(OutcomeName(played.outcome())));
  } else if (refused) {
    block = AddBlock("block", QStringLiteral("shield"), colours.bad, tr("Refused, as the story wants it"));
  } else {
    block = AddBlock("block", QStringLiteral("done"), colours.good, tr("What happened"));
  }
  for (const PlayedCall& call : played.calls()) {
    if (call.implicit()) continue;
    const QString method = Q(call.service()) + QLatin1Char('/') + Q(call.method());
    const QString who = call.actor() == "operator" ? tr("The trainer") : Q(call.who());
    QString text = tr("%1 → %2: %3.")
                       .arg(who.isEmpty() ? tr("Somebody not signed in") : who, ServiceName(Q(call.service())),
                            MethodAction(method));
    if (call.code() != 0) text += QLatin1Char('\n') + tr("Refused: %1").arg(Say(call.explanation()));
    AddText(block, text, "sheet_call");
  }
  for (const auto& why : played.why()) AddText(block, Say(why), "sheet_why");
}

void SheetPanel::AddQuestion(const StoryStep& step) {
  const Colours& colours = CurrentColours();
  auto* block = AddBlock("block", QStringLiteral("question"), colours.accent, tr("A question to the class"));
  AddText(block, Say(step.question().text()), "sheet_question");
  const unsigned answer = AnswerAt(shown_);
  const bool may_answer = shown_ <= static_cast<int>(state_.position());
  for (int i = 0; i < step.question().choices_size(); ++i) {
    const auto& choice = step.question().choices(i);
    auto* button = new QPushButton();
    button->setObjectName(QStringLiteral("choice_%1").arg(i + 1));
    const QString key = QString::number(i + 1);
    QString text = tr("%1. %2").arg(key, Say(choice.text()));
    const bool told = answer != 0;
    if (told && choice.right()) button->setIcon(IconNamed(QStringLiteral("done"), colours.good));
    if (told && !choice.right()) button->setIcon(IconNamed(QStringLiteral("failed"), colours.bad));
    SayName(button, text);
    button->setEnabled(may_answer);
    // A button's text does not wrap; that of a label in it does.
    auto* inside = new QHBoxLayout(button);
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    if (told) {
      auto* mark = new QLabel();
      const int side = mark->fontMetrics().height() + 2;
      mark->setPixmap(button->icon().pixmap(side, side));
      button->setIcon({});
      inside->addWidget(mark, 0, Qt::AlignTop);
    }
    inside->addWidget(label, 1);
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    button->setMinimumHeight(inside->sizeHint().height());
    block->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, id = Q(step.id()), i] {
      answers_[id] = static_cast<unsigned>(i) + 1;
      Q_EMIT answered(id, static_cast<unsigned>(i));
      Rebuild();
    });
    if (told && (choice.right() || answer == static_cast<unsigned>(i) + 1)) {
      const QString verdict = choice.right() ? tr("Right: %1") : tr("No: %1");
      AddText(block, verdict.arg(Say(choice.because())), "sheet_because");
    }
  }
}

void SheetPanel::AddTask(const StoryStep& step) {
  const Colours& colours = CurrentColours();
  const auto& task = step.task();
  auto* block = AddBlock("block", QStringLiteral("task"), colours.accent, tr("A task"));
  AddText(block, tr("Goal: %1").arg(Say(task.goal())), "sheet_goal");
  const QString id = Q(step.id());
  const int open = hints_.value(id, 0);
  for (int i = 0; i < open; ++i) AddText(block, tr("Hint %1: %2").arg(i + 1).arg(Say(task.hints(i))), "sheet_hint");
  if (open < task.hints_size()) {
    auto* hint = Named(new QPushButton(tr("Show a hint (%1 of %2)").arg(open + 1).arg(task.hints_size())), "show_hint");
    SayName(hint, hint->text());
    block->addWidget(hint);
    connect(hint, &QPushButton::clicked, this, [this, id] {
      ++hints_[id];
      Rebuild();
    });
  }
  if (shown_ != static_cast<int>(state_.position())) return;
  if (state_.has_task_check()) {
    const auto& check = state_.task_check();
    AddText(block, check.done() ? tr("Checked: it is done.") : tr("Checked: not yet."), "sheet_check");
    for (const auto& missing : check.missing()) AddText(block, Say(missing), "sheet_missing");
  }
  auto* check = Named(new QPushButton(tr("Check")), "check_task");
  SayName(check, tr("Check the task"));
  auto* pass = Named(new QPushButton(tr("Done by hand: go on")), "pass_task");
  SayName(pass, pass->text());
  for (auto* button : {check, pass}) {
    button->setEnabled(!Busy(state_));
    block->addWidget(button);
  }
  connect(check, &QPushButton::clicked, this, &SheetPanel::checkWanted);
  connect(pass, &QPushButton::clicked, this, &SheetPanel::passWanted);
}

void SheetPanel::AddRetain(const StoryStep& step) {
  if (Say(step.retain()).isEmpty()) return;
  auto* block = AddBlock("retain", QStringLiteral("note"), CurrentColours().accent, tr("To retain"));
  AddText(block, Say(step.retain()), "sheet_retain");
}

void SheetPanel::AddButtons(const StoryStep& step) {
  const int position = static_cast<int>(state_.position());
  if (shown_ == position) {
    QString text = tr("Play this step");
    if (step.has_task()) text = tr("Show the solution and go on");
    if (step.has_question() || step.kind() == StoryStep::KIND_NOTE) text = tr("Go on");
    auto* play = Named(new QPushButton(text), "play_this_step");
    play->setProperty("primary", true);
    play->setIcon(IconNamed(QStringLiteral("step"), CurrentColours().on_accent));
    SayName(play, text);
    play->setEnabled(!Busy(state_));
    buttons_->addWidget(play);
    connect(play, &QPushButton::clicked, this, &SheetPanel::stepWanted);
    return;
  }
  const bool just_played = shown_ == position - 1;
  if (!just_played) {
    auto* note =
        new QLabel(shown_ < position ? tr("You are reading a step that was played.") : tr("You are reading ahead."));
    note->setWordWrap(true);
    buttons_->addWidget(note);
  }
  auto* now = Named(new QPushButton(just_played ? tr("Next step") : tr("Read the present step")), "back_to_now");
  now->setProperty("primary", just_played);
  SayName(now, now->text());
  auto* go = Named(new QPushButton(shown_ < position ? tr("Go back to before this step") : tr("Play up to this step")),
                   "go_here");
  SayName(go, go->text());
  go->setEnabled(!Busy(state_));
  buttons_->addWidget(now);
  buttons_->addWidget(go);
  connect(go, &QPushButton::clicked, this, [this, id = Q(step.id())] { Q_EMIT goWanted(id); });
  connect(now, &QPushButton::clicked, this, &SheetPanel::backToNowWanted);
}

void SheetPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) Rebuild();
  if (event->type() == QEvent::FontChange) {
    Resize(title_, 1.1);
    Rebuild();
  }
  QWidget::changeEvent(event);
}

}  // namespace parcours::trainer
