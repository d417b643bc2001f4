#include "trainer-ui/views/map_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

using journal::v1::Exchange;

constexpr int kLeastWidth = 18;  // of the map, in lines of text
constexpr int kLeastHeight = 15;
constexpr int kFrame = 25;         // milliseconds
constexpr qreal kPerFrame = 0.03;  // of the way
constexpr std::size_t kQueue = 3;  // more than that waiting: no time to watch each
constexpr std::size_t kKept = 14;  // flows drawn
constexpr qreal kShieldAt = 0.62;  // of the way, where a refusal ends

QPointF Along(const QPointF& from, const QPointF& to, qreal part) {
  return from + (to - from) * part;
}

}  // namespace

MapCanvas::MapCanvas(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  timer_.setInterval(kFrame);
  connect(&timer_, &QTimer::timeout, this, &MapCanvas::Tick);
}

void MapCanvas::SetPlaces(const Places& places) {
  places_ = places;
  services_ = places.services();
  Clear();
}

void MapCanvas::Clear() {
  waiting_.clear();
  flows_.clear();
  timer_.stop();
  update();
}

void MapCanvas::NewStep() {
  Settle();
  std::erase_if(flows_, [](const Flow& flow) { return !flow.of_step; });
  for (Flow& flow : flows_) flow.of_step = false;
  update();
}

void MapCanvas::Add(const Exchange& exchange) {
  waiting_.push_back(exchange);
  if (!MotionWanted() || !isVisible() || waiting_.size() > kQueue) {
    Settle();
  } else if (!timer_.isActive()) {
    timer_.start();
  }
}

void MapCanvas::Begin(const Exchange& exchange) {
  const QString service = ServiceOf(Q(exchange.method()));
  Flow flow{.exchange = exchange, .from = places_.Of(exchange), .to = service};
  if (!exchange.via_service().empty()) {
    flow.from = Q(exchange.via_service());
  }
  flows_.push_back(std::move(flow));
  if (flows_.size() > kKept) flows_.erase(flows_.begin());
  Q_EMIT shown(exchange);
}

void MapCanvas::Settle() {
  if (!flows_.empty()) flows_.back().progress = 1;
  for (; !waiting_.empty(); waiting_.pop_front()) {
    Begin(waiting_.front());
    flows_.back().progress = 1;
  }
  timer_.stop();
  update();
}

void MapCanvas::Tick() {
  if (!flows_.empty() && flows_.back().progress < 1) {
    flows_.back().progress = std::min<qreal>(1, flows_.back().progress + kPerFrame);
  } else if (!waiting_.empty()) {
    Begin(waiting_.front());
    waiting_.pop_front();
  } else {
    timer_.stop();
  }
  update();
}

qreal MapCanvas::NodeRadius() const {
  return std::clamp<qreal>(std::min(width(), height()) / 17.0, 15, 34);
}

// Places stand on an ellipse; services in rows in its middle.
std::vector<MapCanvas::Node> MapCanvas::Lay() const {
  std::vector<Node> nodes;
  const qreal radius = NodeRadius();
  const qreal line = QFontMetricsF(font()).height();
  const QRectF room = QRectF(rect()).adjusted(radius * 2.2, radius + 6, -radius * 2.2, -radius - line - 8);
  const auto count = static_cast<int>(places_.ids().size());
  for (int i = 0; i < count; ++i) {
    const qreal angle = -M_PI / 2 + 2 * M_PI * i / count;
    const QPointF at(room.center().x() + room.width() / 2 * std::cos(angle),
                     room.center().y() + room.height() / 2 * std::sin(angle));
    const QString& id = places_.ids()[i];
    nodes.push_back({.id = id, .label = PlaceName(id), .icon = PlaceIcon(id), .centre = at});
  }
  // Those of the story, and those that they call in turn while they do.
  QStringList shown = services_;
  for (const Flow& flow : flows_) {
    if (!flow.of_step) continue;
    for (const QString& one : {flow.from, flow.to}) {
      if (one.contains(QLatin1Char('.')) && !shown.contains(one)) shown << one;
    }
  }
  const auto services = static_cast<int>(shown.size());
  const int columns = services <= 3 ? services : (services + 1) / 2;
  const int rows = columns == 0 ? 0 : (services + columns - 1) / columns;
  const QRectF middle(room.center().x() - room.width() * 0.38, room.center().y() - room.height() * 0.27,
                      room.width() * 0.76, room.height() * 0.54);
  for (int i = 0; i < services; ++i) {
    const int row = i / columns;
    const int in_row = std::min(columns, services - row * columns);
    const qreal x = middle.left() + middle.width() * (i % columns + 0.5) / in_row;
    const qreal y = middle.top() + middle.height() * (row + 0.5) / rows - line / 2;
    nodes.push_back({.id = shown[i],
                     .label = ServiceName(shown[i]),
                     .icon = ServiceIcon(shown[i]),
                     .centre = QPointF(x, y),
                     .wide = middle.width() / columns - 4,
                     .is_service = true});
  }
  return nodes;
}

void MapCanvas::paintEvent(QPaintEvent*) {
  const Colours& colours = CurrentColours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), colours.paper);
  const std::vector<Node> nodes = Lay();
  const auto find = [&](const QString& id) {
    return std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
  };
  const qreal radius = NodeRadius();

  // The services' own ground.
  QRectF ground;
  for (const Node& node : nodes) {
    if (node.is_service) ground |= QRectF(node.centre.x() - node.wide / 2, node.centre.y(), node.wide, 1);
  }
  const QFontMetricsF metrics(font());
  if (!ground.isNull()) {
    ground.adjust(-6, -radius - metrics.height() - 10, 6, radius + metrics.height() * 2 + 6);
    painter.setPen(QPen(colours.line, 1, Qt::DashLine));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(ground, 12, 12);
    painter.setPen(colours.muted);
    painter.drawText(QRectF(ground.left(), ground.top() + 3, ground.width(), metrics.height() + 2), Qt::AlignCenter,
                     tr("National services"));
  }

  for (const Flow& flow : flows_) {
    const auto from = find(flow.from);
    const auto to = find(flow.to);
    if (from == nodes.end() || to == nodes.end()) continue;
    const bool last = &flow == &flows_.back();
    const bool refused = flow.exchange.code() != 0;
    QColor colour = refused ? colours.bad : colours.good;
    if (!flow.of_step && !last) colour = colours.line;
    const QPointF vector = to->centre - from->centre;
    const qreal length = std::max<qreal>(1, std::hypot(vector.x(), vector.y()));
    const QPointF start = Along(from->centre, to->centre, std::min<qreal>(0.4, (radius + 3) / length));
    const QPointF stop = Along(to->centre, from->centre, std::min<qreal>(0.4, (radius + 5) / length));
    const qreal far = refused ? std::min(flow.progress, kShieldAt) : flow.progress;
    QPen pen(colour, last ? 3.2 : flow.of_step ? 2.2 : 1.2);
    if (refused) pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const QPointF head = Along(start, stop, far);
    painter.drawLine(start, head);
    const qreal mark = radius * 0.62;
    if (refused && flow.progress >= kShieldAt && (flow.of_step || last)) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(colours.paper);
      painter.drawEllipse(head, mark * 1.25, mark * 1.25);
      DrawIcon(painter, QStringLiteral("shield"), QRectF(head.x() - mark, head.y() - mark, 2 * mark, 2 * mark), colour);
    } else if (last && flow.progress < 1) {
      painter.setPen(QPen(colour, 2));
      painter.setBrush(colours.paper);
      painter.drawEllipse(head, mark, mark);
      DrawIcon(painter,
               flow.exchange.caller().kind() == policy::v1::CALLER_KIND_ANONYMOUS ? QStringLiteral("lock")
                                                                                  : QStringLiteral("card"),
               QRectF(head.x() - mark * 0.7, head.y() - mark * 0.7, mark * 1.4, mark * 1.4), colour);
    } else if (!refused) {
      // An arrow's head, and the lock that every exchange has.
      const qreal angle = std::atan2(vector.y(), vector.x());
      const qreal arrow = last ? 10 : 7;
      QPainterPath tip(head);
      tip.lineTo(head - QPointF(std::cos(angle - 0.45), std::sin(angle - 0.45)) * arrow);
      tip.lineTo(head - QPointF(std::cos(angle + 0.45), std::sin(angle + 0.45)) * arrow);
      tip.closeSubpath();
      painter.setPen(Qt::NoPen);
      painter.setBrush(colour);
      painter.drawPath(tip);
      if (last) {
        const QPointF middle = Along(start, head, 0.5);
        painter.setBrush(colours.paper);
        painter.drawEllipse(middle, mark * 0.85, mark * 0.85);
        DrawIcon(painter, QStringLiteral("lock"),
                 QRectF(middle.x() - mark * 0.65, middle.y() - mark * 0.65, mark * 1.3, mark * 1.3), colour);
      }
    }
  }

  const QString from_now = flows_.empty() ? QString() : flows_.back().from;
  const QString to_now = flows_.empty() ? QString() : flows_.back().to;
  for (const Node& node : nodes) {
    const bool lit = node.id == from_now || node.id == to_now;
    const QRectF circle(node.centre.x() - radius, node.centre.y() - radius, 2 * radius, 2 * radius);
    painter.setPen(QPen(lit ? colours.accent : colours.line, lit ? 3 : 1.5));
    painter.setBrush(colours.paper);
    if (node.is_service) {
      painter.drawRoundedRect(circle, radius * 0.35, radius * 0.35);
    } else {
      painter.drawEllipse(circle);
    }
    DrawIcon(painter, node.icon, circle.adjusted(radius * 0.38, radius * 0.38, -radius * 0.38, -radius * 0.38),
             lit ? colours.accent : colours.ink);
    QFont label_font = font();
    label_font.setBold(lit);
    painter.setFont(label_font);
    const qreal wide = node.is_service ? node.wide : std::max(radius * 4.4, metrics.horizontalAdvance(node.label) + 16);
    QRectF label(node.centre.x() - wide / 2, circle.bottom() + 1, wide, metrics.height() * 2);
    label.moveLeft(std::clamp<qreal>(label.left(), 2, std::max<qreal>(2, width() - wide - 2)));
    painter.setPen(colours.ink);
    painter.drawText(label, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, node.label);
  }
  if (hasFocus()) {
    painter.setPen(QPen(colours.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

// A click near a line chooses its exchange.
void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
  const std::vector<Node> nodes = Lay();
  const Flow* nearest = nullptr;
  qreal best = 18;
  for (const Flow& flow : flows_) {
    QPointF from;
    QPointF to;
    for (const Node& node : nodes) {
      if (node.id == flow.from) from = node.centre;
      if (node.id == flow.to) to = node.centre;
    }
    const QPointF vector = to - from;
    const qreal square = QPointF::dotProduct(vector, vector);
    if (square <= 0) continue;
    const qreal part = std::clamp<qreal>(QPointF::dotProduct(event->position() - from, vector) / square, 0, 1);
    const QPointF off = event->position() - Along(from, to, part);
    const qreal distance = std::hypot(off.x(), off.y());
    if (distance > best) continue;
    best = distance;
    nearest = &flow;
  }
  if (nearest != nullptr) Q_EMIT exchangeChosen(Q(nearest->exchange.id()));
}

MapView::MapView(ExchangesModel& exchanges, QWidget* parent)
    : QWidget(parent), exchanges_(exchanges), sentences_(exchanges) {
  canvas_ = Named(new MapCanvas(this), "map");
  list_ = Named(new QListView(this), "map_text");
  list_->setModel(&sentences_);
  list_->setWordWrap(true);
  pages_ = new QStackedWidget(this);
  pages_->addWidget(canvas_);
  pages_->addWidget(list_);
  caption_ = Named(ReadableText(this), "map_caption");
  as_text_ = Named(new QPushButton(this), "map_as_text");
  as_text_->setCheckable(true);
  auto* foot = new QHBoxLayout();
  foot->addWidget(caption_, 1);
  foot->addWidget(as_text_, 0, Qt::AlignTop);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->addWidget(pages_, 1);
  layout->addLayout(foot);
  connect(as_text_, &QPushButton::toggled, this, &MapView::ShowPage);
  connect(canvas_, &MapCanvas::shown, this, &MapView::Say);
  connect(canvas_, &MapCanvas::exchangeChosen, this, &MapView::exchangeChosen);
  connect(list_, &QListView::activated, this, [this](const QModelIndex& index) {
    Q_EMIT exchangeChosen(index.data(ExchangesModel::kExchangeId).toString());
  });
  connect(&exchanges_, &QAbstractItemModel::modelReset, this, [this] {
    canvas_->Clear();
    caption_->clear();
    arriving_all_at_once_ = true;
  });
  connect(&exchanges_, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    for (int row = std::max(first, last - MapCanvas::kMostAtOnce); row <= last; ++row) {
      if (!IsOfSimulator(exchanges_.At(row))) canvas_->Add(exchanges_.At(row));
    }
    if (arriving_all_at_once_) canvas_->NewStep();
    arriving_all_at_once_ = false;
  });
  Retranslate();
}

// A drawing without room for its words is told as text.
void MapView::ShowPage() {
  const int line = fontMetrics().height();
  const bool cramped = width() < line * kLeastWidth || height() < line * kLeastHeight;
  pages_->setCurrentIndex(cramped || as_text_->isChecked() ? 1 : 0);
  caption_->setVisible(!cramped);
  as_text_->setVisible(!cramped);
}

void MapView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  ShowPage();
}

void MapView::SetStory(const playback::v1::Story* story) {
  step_ = -1;
  canvas_->SetPlaces(story == nullptr ? Places() : Places(*story));
  caption_->clear();
}

void MapView::SetStep(int position) {
  if (std::exchange(step_, position) < position) canvas_->NewStep();
}

void MapView::Say(const Exchange& exchange) {
  caption_->setText(SentenceOf(exchange));
  SayName(caption_, caption_->text());
  canvas_->setAccessibleDescription(caption_->text());
}

void MapView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Retranslate();
  if (event->type() == QEvent::FontChange) ShowPage();
  QWidget::changeEvent(event);
}

void MapView::Retranslate() {
  SayName(canvas_, tr("Map of the care chain"));
  SayName(list_, tr("The map as text: every exchange"));
  as_text_->setText(tr("As te&xt"));
  SayName(as_text_, tr("Show the map as text"));
}

}  // namespace parcours::trainer
