#include "trainer-ui/views/steps_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

using playback::v1::StoryStep;

QString KindIcon(int kind) {
  switch (kind) {
    case StoryStep::KIND_NOTE:
      return QStringLiteral("note");
    case StoryStep::KIND_CARD:
      return QStringLiteral("card");
    case StoryStep::KIND_CLOCK:
      return QStringLiteral("clock");
    case StoryStep::KIND_FAULT:
      return QStringLiteral("fault");
    case StoryStep::KIND_ASK:
      return QStringLiteral("question");
    case StoryStep::KIND_TASK:
      return QStringLiteral("task");
    default:
      return QStringLiteral("call");
  }
}

QString StateIcon(int state) {
  switch (state) {
    case StepsModel::kNext:
      return QStringLiteral("next");
    case StepsModel::kUnderWay:
      return QStringLiteral("under_way");
    case StepsModel::kDone:
      return QStringLiteral("done");
    case StepsModel::kFailed:
      return QStringLiteral("failed");
    case StepsModel::kSkipped:
      return QStringLiteral("skipped");
    default:
      return QStringLiteral("to_come");
  }
}

// What the model says in numbers, in drawings.
class Drawn final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant state = index.data(StepsModel::kState);
    if (!state.isValid()) {
      option->font.setBold(true);
      return;
    }
    option->features |= QStyleOptionViewItem::HasDecoration;
    const int side = option->fontMetrics.height();
    option->decorationSize = QSize(side, side);
    option->icon = index.column() == 0 ? IconNamed(KindIcon(index.data(StepsModel::kKind).toInt()))
                                       : IconNamed(StateIcon(state.toInt()));
    if (state.toInt() == StepsModel::kNext || state.toInt() == StepsModel::kUnderWay) option->font.setBold(true);
  }
};

}  // namespace

StepsPanel::StepsPanel(StepsModel& steps, QWidget* parent) : QWidget(parent), steps_(steps) {
  title_ = Heading(this, 1.1);
  tree_ = Named(new QTreeView(this), "steps");
  title_->setBuddy(tree_);
  tree_->setModel(&steps_);
  tree_->setItemDelegate(new Drawn(tree_));
  tree_->setUniformRowHeights(true);
  tree_->setRootIsDecorated(true);
  tree_->setIndentation(10);
  tree_->setAllColumnsShowFocus(true);
  tree_->setExpandsOnDoubleClick(false);
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  tree_->setTextElideMode(Qt::ElideRight);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 3, 6);
  layout->addWidget(title_);
  layout->addWidget(tree_, 1);

  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    const int position = steps_.Position(current);
    if (!selecting_ && position >= 0) Q_EMIT stepRead(position);
  });
  connect(tree_, &QTreeView::activated, this, [this](const QModelIndex& index) {
    if (const auto* step = steps_.StepAt(index)) Q_EMIT stepWanted(QString::fromStdString(step->id()));
  });
  Retranslate();
}

void StepsPanel::Unfold() {
  tree_->expandAll();
}

void StepsPanel::Select(int position) {
  const QModelIndex index = steps_.IndexOf(position);
  if (!index.isValid()) return;
  selecting_ = true;
  tree_->setCurrentIndex(index);
  tree_->scrollTo(index, QAbstractItemView::EnsureVisible);
  selecting_ = false;
}

void StepsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Retranslate();
  if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange) Resize(title_, 1.1);
  QWidget::changeEvent(event);
}

void StepsPanel::Retranslate() {
  title_->setText(tr("Course"));
  SayName(tree_, tr("Course: acts and steps"));
  tree_->setAccessibleDescription(tr("Arrows read a step. Return goes to it."));
  steps_.Retranslate();
}

}  // namespace parcours::trainer
