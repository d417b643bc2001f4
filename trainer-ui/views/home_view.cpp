#include "trainer-ui/views/home_view.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollBar>
#include <algorithm>

#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

using playback::v1::Diagnostic;
using playback::v1::ScenarioCard;

constexpr qreal kTitle = 1.8;

bool IsFlagship(const ScenarioCard& card) {
  return std::find(card.labels().begin(), card.labels().end(), "flagship") != card.labels().end();
}

// Paul's story in its order, then the short lessons by folder.
bool Before(const ScenarioCard& left, const ScenarioCard& right) {
  if (IsFlagship(left) != IsFlagship(right)) return IsFlagship(left);
  return left.path() < right.path();
}

}  // namespace

HomeView::HomeView(QWidget* parent) : QWidget(parent) {
  title_ = Heading(this, kTitle);
  intro_ = new QLabel(this);
  intro_->setWordWrap(true);
  filter_label_ = new QLabel(this);
  filter_ = Named(new QLineEdit(this), "scenario_filter");
  filter_->setClearButtonEnabled(true);
  filter_label_->setBuddy(filter_);
  level_label_ = new QLabel(this);
  level_ = Named(new QComboBox(this), "scenario_level");
  level_label_->setBuddy(level_);
  open_ = Named(new QPushButton(IconNamed(QStringLiteral("open")), {}, this), "open_file");
  count_ = Named(new QLabel(this), "scenario_count");
  scroll_ = Named(new QScrollArea(this), "scenarios");
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* row = new QHBoxLayout();
  row->addWidget(filter_label_);
  row->addWidget(filter_, 1);
  row->addWidget(level_label_);
  row->addWidget(level_);
  row->addWidget(count_);
  row->addStretch(1);
  row->addWidget(open_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 10, 16, 10);
  layout->addWidget(title_);
  layout->addWidget(intro_);
  layout->addLayout(row);
  layout->addWidget(scroll_, 1);
  setTabOrder(filter_, level_);
  setTabOrder(level_, open_);
  setTabOrder(open_, scroll_);
  connect(filter_, &QLineEdit::textChanged, this, &HomeView::Rebuild);
  connect(level_, &QComboBox::currentIndexChanged, this, &HomeView::Rebuild);
  connect(open_, &QPushButton::clicked, this, &HomeView::fileWanted);
  Retranslate();
}

void HomeView::SetScenarios(const std::vector<ScenarioCard>& cards) {
  cards_ = cards;
  std::stable_sort(cards_.begin(), cards_.end(), Before);
  notice_.clear();
  Retranslate();
}

void HomeView::SetNotice(const QString& what, bool is_problem) {
  notice_ = what;
  notice_is_problem_ = is_problem;
  Rebuild();
}

void HomeView::ShowDiagnostics(const QString& path, const std::vector<Diagnostic>& diagnostics) {
  rejected_ = path;
  diagnostics_ = diagnostics;
  Rebuild();
  scroll_->verticalScrollBar()->setValue(0);
}

bool HomeView::Matches(const ScenarioCard& card) const {
  const QString level = level_->currentData().toString();
  if (!level.isEmpty() && Q(card.level()) != level) return false;
  const QString wanted = filter_->text().trimmed();
  if (wanted.isEmpty()) return true;
  QString all = Say(card.title()) + QLatin1Char(' ') + Say(card.learn()) + QLatin1Char(' ') + Q(card.folder());
  for (const auto& label : card.labels()) all += QLatin1Char(' ') + Q(label);
  for (const auto& person : card.people()) all += QLatin1Char(' ') + Q(person);
  return all.contains(wanted, Qt::CaseInsensitive);
}

void HomeView::Rebuild() {
  auto* page = new QWidget();
  auto* layout = new QVBoxLayout(page);
  layout->setSpacing(8);
  if (!notice_.isEmpty()) {
    auto* notice = Named(ReadableText(), "notice");
    notice->setText(notice_);
    SayName(notice, notice_);
    auto* frame = Named(new QFrame(), notice_is_problem_ ? "problem" : "block");
    auto* inside = new QVBoxLayout(frame);
    inside->addWidget(notice);
    layout->addWidget(frame);
  }
  if (!diagnostics_.empty()) layout->addWidget(MakeProblem(rejected_, diagnostics_));
  int shown = 0;
  for (const ScenarioCard& card : cards_) {
    if (!Matches(card)) continue;
    layout->addWidget(card.diagnostics().empty()
                          ? MakeCard(card, ++shown)
                          : MakeProblem(Q(card.path()), {card.diagnostics().begin(), card.diagnostics().end()}));
  }
  layout->addStretch(1);
  count_->setText(cards_.empty() ? QString() : tr("%n scenario(s)", nullptr, shown));
  if (QWidget* old = scroll_->takeWidget()) {
    old->setParent(nullptr);
    old->deleteLater();
  }
  scroll_->setWidget(page);
}

QWidget* HomeView::MakeCard(const ScenarioCard& card, int number) {
  auto* frame = Named(new QFrame(), "card");
  const QString title = Say(card.title());
  auto* heading = Heading(nullptr, 1.2);
  heading->setText(title);
  QStringList facts;
  if (!card.level().empty()) facts << LevelName(Q(card.level()));
  if (card.lasts().seconds() > 0) facts << tr("%n minute(s)", nullptr, static_cast<int>(card.lasts().seconds() / 60));
  facts << tr("%n step(s)", nullptr, static_cast<int>(card.steps()));
  if (card.questions() > 0) facts << tr("%n question(s)", nullptr, static_cast<int>(card.questions()));
  if (card.tasks() > 0) facts << tr("%n task(s)", nullptr, static_cast<int>(card.tasks()));
  auto* line = new QLabel(facts.join(QStringLiteral("  ·  ")));
  line->setWordWrap(true);
  auto* inside = new QVBoxLayout();
  inside->addWidget(heading);
  inside->addWidget(line);
  if (!Say(card.learn()).isEmpty()) {
    auto* learn = new QLabel(tr("You will learn: %1").arg(Say(card.learn())));
    learn->setWordWrap(true);
    inside->addWidget(learn);
  }
  QStringList people;
  for (const auto& person : card.people()) people << Q(person);
  if (!people.isEmpty()) {
    auto* who = new QLabel(tr("Who plays: %1").arg(people.join(QStringLiteral(", "))));
    who->setWordWrap(true);
    inside->addWidget(who);
  }
  auto* play = new QPushButton(IconNamed(QStringLiteral("play"), CurrentColours().on_accent), tr("Lead the class"));
  play->setObjectName(QStringLiteral("play_%1").arg(number));
  play->setProperty("primary", true);
  SayName(play, tr("Lead the class: %1").arg(title));
  play->setToolTip(tr("Play it before a class, with notes, questions and controls"));
  auto* observe = new QPushButton(IconNamed(QStringLiteral("eye")), tr("Observe"));
  observe->setObjectName(QStringLiteral("observe_%1").arg(number));
  SayName(observe, tr("Observe: %1").arg(title));
  observe->setToolTip(tr("It plays by itself; one reads along"));
  auto* verbs = new QVBoxLayout();
  verbs->addWidget(play);
  verbs->addWidget(observe);
  verbs->addStretch(1);
  if (Q(card.path()) == last_) {
    auto* last = new QLabel(tr("Played last"));
    verbs->insertWidget(0, last);
  }
  auto* layout = new QHBoxLayout(frame);
  layout->addLayout(inside, 1);
  layout->addLayout(verbs);
  const QString path = Q(card.path());
  connect(play, &QPushButton::clicked, this, [this, path] { Q_EMIT playWanted(path, false); });
  connect(observe, &QPushButton::clicked, this, [this, path] { Q_EMIT playWanted(path, true); });
  return frame;
}

QWidget* HomeView::MakeProblem(const QString& path, const std::vector<Diagnostic>& diagnostics) {
  auto* frame = Named(new QFrame(), "problem");
  auto* layout = new QVBoxLayout(frame);
  auto* heading = Heading(nullptr, 1.1);
  heading->setText(tr("%1 cannot be played yet").arg(QFileInfo(path).fileName()));
  layout->addWidget(heading);
  for (const Diagnostic& one : diagnostics) {
    QString text = one.line() == 0 ? Q(one.what()) : tr("Line %1: %2").arg(one.line()).arg(Q(one.what()));
    if (!one.hint().empty()) text += QLatin1Char('\n') + tr("What to do: %1").arg(Q(one.hint()));
    if (!one.file().empty() && Q(one.file()) != path)
      text.prepend(QFileInfo(Q(one.file())).fileName() + QStringLiteral(", "));
    auto* label = Named(ReadableText(), "diagnostic");
    label->setText(text);
    SayName(label, text);
    layout->addWidget(label);
  }
  auto* again = Named(new QPushButton(IconNamed(QStringLiteral("restart")), tr("Try again")), "try_again");
  SayName(again, tr("Try again: %1").arg(QFileInfo(path).fileName()));
  auto* row = new QHBoxLayout();
  row->addWidget(again);
  row->addStretch(1);
  layout->addLayout(row);
  connect(again, &QPushButton::clicked, this, [this, path] {
    rejected_.clear();
    diagnostics_.clear();
    Q_EMIT playWanted(path, false);
  });
  return frame;
}

void HomeView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Retranslate();
  if (event->type() == QEvent::PaletteChange) Rebuild();
  if (event->type() == QEvent::FontChange) {
    Resize(title_, kTitle);
    Rebuild();
  }
  QWidget::changeEvent(event);
}

void HomeView::Retranslate() {
  title_->setText(tr("What shall we play today?"));
  intro_->setText(
      tr("Choose a story. You lead it step by step, you may stop, go back and ask the class. Everything is invented: "
         "no real patient, no network."));
  filter_label_->setText(tr("&Search:"));
  SayName(filter_, tr("Search a scenario"));
  filter_->setPlaceholderText(tr("a word: card, DMP, emergency…"));
  level_label_->setText(tr("&Level:"));
  SayName(level_, tr("Level"));
  const QString chosen = level_->currentData().toString();
  QStringList levels;
  for (const ScenarioCard& card : cards_) {
    const QString level = Q(card.level());
    if (!level.isEmpty() && !levels.contains(level)) levels << level;
  }
  level_->blockSignals(true);
  level_->clear();
  level_->addItem(tr("all"), QString());
  for (const QString& level : levels) level_->addItem(LevelName(level), level);
  level_->setCurrentIndex(std::max(0, level_->findData(chosen)));
  level_->blockSignals(false);
  open_->setText(tr("&Open a file…"));
  SayName(open_, tr("Open a scenario file of your own"));
  SayName(scroll_, tr("Scenarios"));
  Rebuild();
}

}  // namespace parcours::trainer
