#include "trainer-ui/views/sequence_view.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSvgGenerator>
#include <QVBoxLayout>
#include <algorithm>

#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {

using journal::v1::Exchange;

SequenceCanvas::SequenceCanvas(ExchangesModel& exchanges, QWidget* parent) : QWidget(parent), exchanges_(exchanges) {
  setFocusPolicy(Qt::NoFocus);  // what holds it scrolls it, and has the focus
}

QString SequenceCanvas::Lifeline(const Exchange& exchange) const {
  return exchange.via_service().empty() ? CallerName(exchange) : ServiceName(Q(exchange.via_service()));
}

int SequenceCanvas::RowHeight() const {
  return fontMetrics().height() * 2 + 14;
}

int SequenceCanvas::ColumnWidth() const {
  return fontMetrics().averageCharWidth() * 22;
}

int SequenceCanvas::HeadHeight() const {
  return fontMetrics().height() * 2 + 12;
}

void SequenceCanvas::Refresh() {
  callers_.clear();
  services_.clear();
  rows_.clear();
  Append(0, exchanges_.rowCount() - 1);
}

void SequenceCanvas::Append(int first, int last) {
  for (int row = first; row <= last; ++row) {
    const Exchange& exchange = exchanges_.At(row);
    if (IsOfSimulator(exchange)) continue;
    rows_ << row;
    const QString service = ServiceName(ServiceOf(Q(exchange.method())));
    if (!services_.contains(service)) services_ << service;
    callers_.removeAll(service);
    const QString who = Lifeline(exchange);
    if (!services_.contains(who) && !callers_.contains(who)) callers_ << who;
  }
  Fit();
}

QPoint SequenceCanvas::LastEnd() const {
  if (rows_.isEmpty()) return {};
  const QString service = ServiceName(ServiceOf(Q(exchanges_.At(rows_.last()).method())));
  const auto column = static_cast<int>((callers_ + services_).indexOf(service));
  return {10 + ColumnWidth() * column, height()};
}

void SequenceCanvas::Fit() {
  const auto lifelines = static_cast<int>(std::max<qsizetype>(1, callers_.size() + services_.size()));
  setFixedSize(ColumnWidth() * lifelines + 20, HeadHeight() + RowHeight() * static_cast<int>(rows_.size()) + 20);
  update();
}

void SequenceCanvas::Draw(QPainter& painter, const QRect& part, int head_top) const {
  const Colours& colours = CurrentColours();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(part, colours.paper);
  const QStringList lifelines = callers_ + services_;
  const auto x_of = [&](const QString& lifeline) {
    return 10 + ColumnWidth() * static_cast<int>(lifelines.indexOf(lifeline)) + ColumnWidth() / 2;
  };
  painter.setPen(QPen(colours.line, 1, Qt::DashLine));
  for (const QString& lifeline : lifelines) painter.drawLine(x_of(lifeline), 0, x_of(lifeline), height());
  const int first = std::max(0, (part.top() - HeadHeight()) / RowHeight() - 1);
  const int last = std::min(static_cast<int>(rows_.size()) - 1, (part.bottom() - HeadHeight()) / RowHeight() + 1);
  for (int i = first; i <= last; ++i) {
    const Exchange& exchange = exchanges_.At(rows_[i]);
    const bool refused = exchange.code() != 0;
    const QColor colour = refused ? colours.bad : colours.good;
    const int y = HeadHeight() + RowHeight() * (i + 1) - 10;
    const int from = x_of(Lifeline(exchange));
    const int to = x_of(ServiceName(ServiceOf(Q(exchange.method()))));
    const int way = to > from ? 1 : -1;
    const int side = fontMetrics().height();
    const int stop = refused ? to - way * (side + 6) : to;
    painter.setPen(QPen(colour, 2, refused ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(from, y, stop, y);
    if (refused) {
      DrawIcon(painter, QStringLiteral("shield"), QRectF(stop - side / 2.0, y - side / 2.0, side, side), colour);
    } else {
      painter.setBrush(colour);
      painter.setPen(Qt::NoPen);
      painter.drawPolygon(QPolygon({QPoint(to, y), QPoint(to - way * 9, y - 5), QPoint(to - way * 9, y + 5)}));
    }
    const QString text =
        TimeOfDay(exchange.simulated_time()) + QStringLiteral("  ") + MethodAction(Q(exchange.method()));
    const QRect line(std::min(from, to) + 6, y - RowHeight() + 12, std::abs(to - from) - 12, RowHeight() - 14);
    painter.setPen(refused ? colours.bad : colours.ink);
    QString shown = text;
    if (refused) shown += QStringLiteral("\n") + WhatOf(exchange.reason());
    const QStringList lines = shown.split(QLatin1Char('\n'));
    int at = line.bottom() - fontMetrics().height() * static_cast<int>(lines.size());
    for (const QString& one : lines) {
      painter.drawText(QRect(line.left(), at, line.width(), fontMetrics().height()), Qt::AlignLeft | Qt::AlignVCenter,
                       fontMetrics().elidedText(one, Qt::ElideRight, line.width()));
      at += fontMetrics().height();
    }
  }
  // The heads come last: what is scrolled below them does not show through.
  painter.setPen(Qt::NoPen);
  painter.setBrush(colours.paper);
  painter.drawRect(0, head_top, width(), HeadHeight());
  for (const QString& lifeline : lifelines) {
    const QRect box(x_of(lifeline) - ColumnWidth() / 2 + 4, head_top + 4, ColumnWidth() - 8, HeadHeight() - 8);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(box, 5, 5);
    painter.setPen(colours.ink);
    painter.drawText(box.adjusted(4, 1, -4, -1), Qt::AlignCenter | Qt::TextWordWrap, lifeline);
  }
}

void SequenceCanvas::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  Draw(painter, event->rect(), visibleRegion().boundingRect().top());
}

void SequenceCanvas::mouseReleaseEvent(QMouseEvent* event) {
  const int row = (static_cast<int>(event->position().y()) - HeadHeight()) / RowHeight();
  if (row >= 0 && row < rows_.size()) Q_EMIT exchangeChosen(Q(exchanges_.At(rows_[row]).id()));
}

void SequenceCanvas::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) Refresh();
  QWidget::changeEvent(event);
}

SequenceView::SequenceView(ExchangesModel& exchanges, QWidget* parent) : QWidget(parent), sentences_(exchanges) {
  canvas_ = Named(new SequenceCanvas(exchanges), "sequence");
  scroll_ = Named(new QScrollArea(this), "sequence_scroll");
  scroll_->setWidget(canvas_);
  scroll_->setFocusPolicy(Qt::StrongFocus);
  list_ = Named(new QListView(this), "sequence_text");
  list_->setModel(&sentences_);
  list_->setWordWrap(true);
  pages_ = new QStackedWidget(this);
  pages_->addWidget(scroll_);
  pages_->addWidget(list_);
  as_text_ = Named(new QPushButton(this), "sequence_as_text");
  as_text_->setCheckable(true);
  export_ = Named(new QPushButton(IconNamed(QStringLiteral("export")), {}, this), "sequence_export");
  auto* foot = new QHBoxLayout();
  foot->addStretch(1);
  foot->addWidget(export_);
  foot->addWidget(as_text_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->addWidget(pages_, 1);
  layout->addLayout(foot);
  connect(as_text_, &QPushButton::toggled, this, [this](bool on) { pages_->setCurrentIndex(on ? 1 : 0); });
  connect(export_, &QPushButton::clicked, this, &SequenceView::ChooseTarget);
  connect(canvas_, &SequenceCanvas::exchangeChosen, this, &SequenceView::exchangeChosen);
  connect(&exchanges, &QAbstractItemModel::modelReset, canvas_, &SequenceCanvas::Refresh);
  connect(&exchanges, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    canvas_->Append(first, last);
    const QPoint last_end = canvas_->LastEnd();
    scroll_->ensureVisible(last_end.x(), last_end.y(), canvas_->width() / 4, 60);
  });
  connect(scroll_->verticalScrollBar(), &QScrollBar::valueChanged, canvas_, qOverload<>(&QWidget::update));
  Retranslate();
}

void SequenceView::SetStory(const playback::v1::Story*) {
  canvas_->Refresh();
}

bool SequenceView::WriteSvg(const QString& path) {
  QSvgGenerator generator;
  generator.setFileName(path);
  generator.setSize(canvas_->size());
  generator.setViewBox(canvas_->rect());
  QPainter painter;
  if (!painter.begin(&generator)) return false;
  canvas_->Draw(painter, canvas_->rect(), 0);
  return painter.end();
}

void SequenceView::ChooseTarget() {
  auto* dialog = Named(new QFileDialog(this, tr("Save the sequence"), {}, tr("Pictures (*.svg)")), "choose_target");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("svg"));
  connect(dialog, &QFileDialog::fileSelected, this, &SequenceView::WriteSvg);
  dialog->open();
}

void SequenceView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Retranslate();
  QWidget::changeEvent(event);
}

void SequenceView::Retranslate() {
  SayName(scroll_, tr("Sequence of the exchanges"));
  SayName(list_, tr("The sequence as text: every exchange"));
  as_text_->setText(tr("As te&xt"));
  SayName(as_text_, tr("Show the sequence as text"));
  export_->setText(tr("Sa&ve the picture…"));
  SayName(export_, tr("Save the sequence as a picture"));
  canvas_->Refresh();
}

}  // namespace parcours::trainer
