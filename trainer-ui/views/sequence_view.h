// The exchanges as lifelines: who speaks to which service, in order.
#pragma once

#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QWidget>

#include "parcours/playback/v1/playback.pb.h"
#include "trainer-ui/models/exchanges_model.h"
#include "trainer-ui/models/sentences_model.h"

namespace parcours::trainer {

// The drawing, as large as it needs to be.
class SequenceCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit SequenceCanvas(ExchangesModel& exchanges, QWidget* parent = nullptr);

  void Refresh();
  // Rows of the model that are new.
  void Append(int first, int last);
  // The lifelines' names stand at `head_top`, wherever one has scrolled to.
  void Draw(QPainter& painter, const QRect& part, int head_top) const;
  // Where the last exchange arrives.
  QPoint LastEnd() const;
  QString Lifeline(const journal::v1::Exchange& exchange) const;

 Q_SIGNALS:
  void exchangeChosen(const QString& exchange_id);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  int RowHeight() const;
  int ColumnWidth() const;
  int HeadHeight() const;
  void Fit();

  ExchangesModel& exchanges_;
  QStringList callers_;   // in order of appearance, on the left
  QStringList services_;  // in order of appearance, on the right
  QList<int> rows_;       // of the model: those that belong to care
};

class SequenceView : public QWidget {
  Q_OBJECT

 public:
  explicit SequenceView(ExchangesModel& exchanges, QWidget* parent = nullptr);

  void SetStory(const playback::v1::Story* story);
  // The drawing as a picture, in vectors.
  bool WriteSvg(const QString& path);

 Q_SIGNALS:
  void exchangeChosen(const QString& exchange_id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void Retranslate();
  void ChooseTarget();

  SentencesModel sentences_;
  SequenceCanvas* canvas_;
  QScrollArea* scroll_;
  QListView* list_;
  QStackedWidget* pages_;
  QPushButton* as_text_;
  QPushButton* export_;
};

}  // namespace parcours::trainer
