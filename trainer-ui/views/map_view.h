// The care chain as places around the national services: each exchange travels from who calls to what is called.
#pragma once

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>
#include <deque>
#include <vector>

#include "trainer-ui/models/exchanges_model.h"
#include "trainer-ui/models/sentences_model.h"
#include "trainer-ui/views/places.h"

namespace parcours::trainer {

// The drawing. Keyboard: it has the focus, and its description says what it shows.
class MapCanvas : public QWidget {
  Q_OBJECT

 public:
  // Of rows that arrive together, those worth adding: older ones would not be seen.
  static constexpr int kMostAtOnce = 40;

  explicit MapCanvas(QWidget* parent = nullptr);

  void SetPlaces(const Places& places);
  void Clear();
  // Lets it travel, after those before it.
  void Add(const journal::v1::Exchange& exchange);
  // Those of steps before are drawn paler.
  void NewStep();
  // Shows everything where it ends.
  void Settle();

  QSize sizeHint() const override { return {640, 420}; }
  QSize minimumSizeHint() const override { return {260, 180}; }

 Q_SIGNALS:
  // This one travels now, or has arrived.
  void shown(const parcours::journal::v1::Exchange& exchange);
  void exchangeChosen(const QString& exchange_id);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  struct Node {
    QString id;
    QString label;
    QString icon;
    QPointF centre;
    qreal wide = 0;  // what its label may take
    bool is_service = false;
  };
  struct Flow {
    journal::v1::Exchange exchange;
    QString from;
    QString to;
    qreal progress = 0;
    bool of_step = true;
  };

  std::vector<Node> Lay() const;
  void Tick();
  void Begin(const journal::v1::Exchange& exchange);
  qreal NodeRadius() const;

  Places places_;
  QStringList services_;
  std::deque<journal::v1::Exchange> waiting_;
  std::vector<Flow> flows_;  // oldest first; the last may be under way
  QTimer timer_;
};

class MapView : public QWidget {
  Q_OBJECT

 public:
  explicit MapView(ExchangesModel& exchanges, QWidget* parent = nullptr);

  void SetStory(const playback::v1::Story* story);
  void SetStep(int position);
  MapCanvas& canvas() { return *canvas_; }

 Q_SIGNALS:
  void exchangeChosen(const QString& exchange_id);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void Retranslate();
  void ShowPage();
  void Say(const journal::v1::Exchange& exchange);

  ExchangesModel& exchanges_;
  SentencesModel sentences_;
  MapCanvas* canvas_;
  QListView* list_;
  QStackedWidget* pages_;
  QLabel* caption_;
  QPushButton* as_text_;
  int step_ = -1;
  bool arriving_all_at_once_ = false;
};

}  // namespace parcours::trainer
