#include "trainer-ui/views/class_screen.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "trainer-ui/models/words.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

constexpr int kLeastPixels = 24;  // of any text, as read from the back of a room
constexpr int kTitleParts = 18;   // of the height

}  // namespace

ClassScreen::ClassScreen(Session& session, ExchangesModel& exchanges)
    : QWidget(nullptr, Qt::Window), session_(session), exchanges_(exchanges) {
  setObjectName(QStringLiteral("class_screen"));
  banner_ = Named(new QLabel(this), "class_banner");
  time_ = Named(new QLabel(this), "class_time");
  act_ = Named(new QLabel(this), "class_act");
  title_ = Named(new QLabel(this), "class_title");
  text_ = Named(new QLabel(this), "class_text");
  for (QLabel* label : {act_, title_, text_}) label->setWordWrap(true);
  for (QLabel* label : {banner_, time_, act_, title_, text_}) label->setTextFormat(Qt::PlainText);
  text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  map_ = Named(new MapCanvas(this), "class_map");
  map_->setFocusPolicy(Qt::NoFocus);  // nothing is done here: keys lead the story
  auto* head = new QHBoxLayout();
  head->addWidget(banner_);
  head->addStretch(1);
  head->addWidget(time_);
  auto* words = new QVBoxLayout();
  words->setSpacing(8);
  words->addWidget(act_);
  words->addWidget(title_);
  words->addWidget(text_);
  auto* body = new QVBoxLayout();
  body->addLayout(words);
  body->addWidget(map_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(24, 16, 24, 16);
  layout->addLayout(head);
  layout->addLayout(body, 1);
  resize(1024, 768);
  connect(&session_, &Session::opened, this, [this] {
    map_->SetPlaces(Places(session_.story()));
    Show(0);
  });
  connect(&session_, &Session::stateChanged, this, &ClassScreen::Fill);
  connect(&exchanges_, &QAbstractItemModel::modelReset, map_, &MapCanvas::Clear);
  connect(&exchanges_, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    for (int row = std::max(first, last - MapCanvas::kMostAtOnce); row <= last; ++row) {
      if (!IsOfSimulator(exchanges_.At(row))) map_->Add(exchanges_.At(row));
    }
  });
  if (session_.playing()) map_->SetPlaces(Places(session_.story()));
  Fit();
}

void ClassScreen::Show(int position) {
  if (position > position_) map_->NewStep();
  if (position != position_) answer_ = 0;
  position_ = position;
  Fill();
}

void ClassScreen::SetAnswer(unsigned answer) {
  if (answer_ == answer) return;
  answer_ = answer;
  Fill();
}

void ClassScreen::Fill() {
  setWindowTitle(tr("Parcours, class screen"));
  banner_->setText(tr("SIMULATION — invented data"));
  SayName(map_, tr("Map of the care chain"));
  if (!session_.playing()) return;
  const Playback& state = session_.state();
  time_->setText(DayAndTime(state.simulated_time()));
  int left = position_;
  const StoryStep* step = nullptr;
  for (int act = 0; act < session_.story().acts_size() && step == nullptr; ++act) {
    const auto& steps = session_.story().acts(act).steps();
    if (left < steps.size()) {
      step = &steps.Get(left);
      act_->setText(tr("Act %1. %2").arg(act + 1).arg(Say(session_.story().acts(act).title())));
    }
    left -= steps.size();
  }
  if (step == nullptr) {
    act_->clear();
    title_->setText(Say(session_.story().card().title()));
    text_->setText(tr("The end"));
    return;
  }
  title_->setText(Say(step->title()));
  QString text = Say(step->say());
  if (step->has_question()) {
    text = Say(step->question().text());
    for (int i = 0; i < step->question().choices_size(); ++i) {
      const auto& choice = step->question().choices(i);
      text += QStringLiteral("\n\n%1. %2").arg(i + 1).arg(Say(choice.text()));
      if (answer_ == 0) continue;
      if (choice.right()) text += QStringLiteral("  ✔ ") + Say(choice.because());
      if (!choice.right() && answer_ == static_cast<unsigned>(i) + 1)
        text += QStringLiteral("  ✘ ") + Say(choice.because());
    }
  } else if (step->has_task()) {
    text = Say(step->task().goal());
  }
  if (position_ < state.played_size()) {
    for (const auto& call : state.played(position_).calls()) {
      if (call.implicit() || call.code() == 0) continue;
      text += QStringLiteral("\n\n✘ ") + tr("Refused: %1").arg(Say(call.explanation()));
    }
    if (!Say(step->retain()).isEmpty()) text += QStringLiteral("\n\n") + Say(step->retain());
  }
  text_->setText(text.trimmed());
}

void ClassScreen::FindScreen(const QScreen* trainers) {
  for (QScreen* screen : QGuiApplication::screens()) {
    if (screen == trainers) continue;
    setGeometry(screen->geometry());
    showFullScreen();
    return;
  }
}

// Everything grows with the screen, and nothing is smaller than what the last row can read.
void ClassScreen::Fit() {
  const Colours& colours = CurrentColours();
  const int text = std::max(kLeastPixels, height() / 30);
  const auto size = [](QLabel* label, int pixels, bool bold) {
    QFont font = label->font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    label->setFont(font);
  };
  const QString sheet = QStringLiteral("QWidget#class_screen { background: %1; } QLabel { color: %2; }")
                            .arg(colours.paper.name(), colours.ink.name());
  if (sheet != styleSheet()) setStyleSheet(sheet);  // or it would come back here
  size(banner_, text, true);
  size(time_, text, false);
  size(act_, text, false);
  size(title_, std::max(text + 8, height() / kTitleParts), true);
  size(text_, text + 2, false);
  QFont font = map_->font();
  font.setPixelSize(kLeastPixels);
  map_->setFont(font);
  Fill();
}

void ClassScreen::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Fill();
  if (event->type() == QEvent::PaletteChange) Fit();
  QWidget::changeEvent(event);
}

void ClassScreen::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  Fit();
}

void ClassScreen::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  Q_EMIT hidden();
}

// As a presenter's remote control sends them.
void ClassScreen::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
    case Qt::Key_Space:
      Q_EMIT nextWanted();
      return;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
      Q_EMIT backWanted();
      return;
    case Qt::Key_Escape:
    case Qt::Key_F11:
      hide();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace parcours::trainer
