#include "trainer-ui/views/play_view.h"

#include <QEvent>
#include <QVBoxLayout>
#include <utility>

#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

constexpr int kLeastWidth = 120;

// Steps of which one sees more once they were played.
bool HasResult(const StoryStep& step) {
  return step.kind() == StoryStep::KIND_CALL || step.kind() == StoryStep::KIND_CARD ||
         step.kind() == StoryStep::KIND_TASK;
}

}  // namespace

PlayView::PlayView(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  steps_ = new StepsPanel(steps_model_, this);
  centre_ = Named(new QTabWidget(this), "centre");
  map_ = new MapView(exchanges_, centre_);
  sequence_ = new SequenceView(exchanges_, centre_);
  access_ = new AccessView(session, exchanges_, centre_);
  centre_->addTab(map_, IconNamed(QStringLiteral("place")), {});
  centre_->addTab(sequence_, IconNamed(QStringLiteral("call")), {});
  centre_->addTab(access_, IconNamed(QStringLiteral("eye")), {});
  sheet_ = new SheetPanel(this);
  exchange_panel_ = new ExchangePanel(exchanges_, this);
  above_ = Named(new QSplitter(Qt::Horizontal, this), "panels");
  above_->addWidget(steps_);
  above_->addWidget(centre_);
  above_->addWidget(sheet_);
  above_->setStretchFactor(0, 3);
  above_->setStretchFactor(1, 6);
  above_->setStretchFactor(2, 4);
  split_ = Named(new QSplitter(Qt::Vertical, this), "rows");
  split_->addWidget(above_);
  split_->addWidget(exchange_panel_);
  split_->setStretchFactor(0, 3);
  split_->setStretchFactor(1, 1);
  split_->setSizes({430, 230});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(split_);

  connect(&session_, &Session::opened, this, &PlayView::Opened);
  connect(&session_, &Session::closed, this, [this] {
    sheet_->SetStory(nullptr);
    steps_model_.Clear();
    exchanges_.Clear();
    map_->SetStory(nullptr);
    sequence_->SetStory(nullptr);
    access_->SetStory(nullptr);
  });
  connect(&session_, &Session::stateChanged, this, &PlayView::Changed);
  connect(&session_, &Session::exchangesReset, this, [this] { exchanges_.Clear(); });
  connect(&session_, &Session::exchangesArrived, &exchanges_, &ExchangesModel::Append);
  connect(&session_, &Session::exchangeShown, exchange_panel_, &ExchangePanel::Show);
  connect(exchange_panel_, &ExchangePanel::exchangeWanted, &session_, &Session::ShowExchange);
  connect(map_, &MapView::exchangeChosen, exchange_panel_, &ExchangePanel::Select);
  connect(sequence_, &SequenceView::exchangeChosen, exchange_panel_, &ExchangePanel::Select);
  connect(steps_, &StepsPanel::stepRead, sheet_, &SheetPanel::Show);
  connect(steps_, &StepsPanel::stepRead, this, &PlayView::stepShown);
  connect(steps_, &StepsPanel::stepWanted, &session_, &Session::GoTo);
  connect(sheet_, &SheetPanel::stepWanted, &session_, &Session::Step);
  connect(sheet_, &SheetPanel::goWanted, &session_, &Session::GoTo);
  connect(sheet_, &SheetPanel::answered, &session_, &Session::Answer);
  connect(sheet_, &SheetPanel::checkWanted, &session_, &Session::CheckTask);
  connect(sheet_, &SheetPanel::passWanted, &session_, &Session::PassTask);
  connect(sheet_, &SheetPanel::backToNowWanted, this, &PlayView::ReadNow);
  // Each may become narrower than its contents would like: what is in it wraps, scrolls or is told in full on hover.
  for (QWidget* panel :
       {static_cast<QWidget*>(steps_), static_cast<QWidget*>(centre_), static_cast<QWidget*>(exchange_panel_)})
    panel->setMinimumWidth(kLeastWidth);
  exchange_panel_->setMinimumHeight(kLeastWidth);
  Arrange();
  Retranslate();
}

QWidget* PlayView::Panel(int number) {
  switch (number) {
    case 0:
      return steps_->findChild<QWidget*>(QStringLiteral("steps"));
    case 1:
      return centre_->tabBar();
    case 2: {
      auto* play = sheet_->findChild<QWidget*>(QStringLiteral("play_this_step"));
      return play != nullptr ? play : sheet_->findChild<QWidget*>(QStringLiteral("sheet"));
    }
    case 3:
      return exchange_panel_->findChild<QWidget*>(QStringLiteral("exchanges"));
    default:
      return nullptr;
  }
}

void PlayView::ShowExchanges(bool shown) {
  exchange_panel_->setVisible(shown);
}

void PlayView::Opened() {
  const Story& story = session_.story();
  steps_model_.SetStory(story);
  steps_->Unfold();
  exchanges_.Clear();
  sheet_->SetStory(&story);
  map_->SetStory(&story);
  sequence_->SetStory(&story);
  access_->SetStory(&story);
  played_ = 0;
  ReadNow();
}

void PlayView::Changed() {
  if (!session_.playing()) return;
  const Playback& state = session_.state();
  steps_model_.SetState(state);
  sheet_->SetState(state);
  access_->Refresh();
  const int before = std::exchange(played_, state.played_size());
  if (state.played_size() == before) return;
  if (state.played_size() == before + 1 && HasResult(*sheet_->StepAt(before))) {
    Read(before);  // what came of it is what the class wants to see
  } else {
    ReadNow();
  }
}

void PlayView::Read(int position) {
  steps_->Select(position);
  sheet_->Show(position);
  map_->SetStep(position);
  Q_EMIT stepShown(position);
}

void PlayView::ReadNow() {
  Read(static_cast<int>(session_.state().position()));
}

void PlayView::Advance() {
  if (!session_.playing()) return;
  if (sheet_->shown() != static_cast<int>(session_.state().position())) {
    ReadNow();
  } else {
    session_.Step();
  }
}

// Larger text needs a wider sheet; the map gives way.
void PlayView::Arrange() {
  const bool large = TextScale() >= 150;
  above_->setSizes(large ? QList<int>{370, 340, 570} : QList<int>{330, 570, 380});
}

void PlayView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Retranslate();
  if (event->type() == QEvent::FontChange) Arrange();
  QWidget::changeEvent(event);
}

void PlayView::Retranslate() {
  SayName(centre_, tr("Map, sequence, who sees what"));
  SayName(centre_->tabBar(), tr("Map, sequence, who sees what"));
  centre_->setTabText(0, tr("&Map"));
  centre_->setTabText(1, tr("Se&quence"));
  centre_->setTabText(2, tr("&Who sees what?"));
}

}  // namespace parcours::trainer
