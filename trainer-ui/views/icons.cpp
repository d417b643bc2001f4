#include "trainer-ui/views/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPixmap>
#include <QSvgRenderer>
#include <optional>

#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

QByteArray Drawing(const QString& name) {
  static QHash<QString, QByteArray> read;
  QByteArray& drawing = read[name];
  if (drawing.isEmpty()) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (file.open(QIODevice::ReadOnly)) drawing = file.readAll();
  }
  return drawing;
}

// Asks for the colour when it paints, so that a new theme shows at once.
class Engine final : public QIconEngine {
 public:
  Engine(QString name, std::optional<QColor> colour) : name_(std::move(name)), colour_(colour) {}

  void paint(QPainter* painter, const QRect& where, QIcon::Mode mode, QIcon::State) override {
    const Colours& colours = CurrentColours();
    QColor colour = colour_.value_or(colours.ink);
    if (mode == QIcon::Disabled) colour = colours.line;
    if (mode == QIcon::Selected) colour = colours.on_accent;
    DrawIcon(*painter, name_, where, colour);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
  }
  QIconEngine* clone() const override { return new Engine(*this); }

 private:
  QString name_;
  std::optional<QColor> colour_;
};

}  // namespace

QIcon IconNamed(const QString& name) {
  return QIcon(new Engine(name, std::nullopt));
}

QIcon IconNamed(const QString& name, const QColor& colour) {
  return QIcon(new Engine(name, colour));
}

void DrawIcon(QPainter& painter, const QString& name, const QRectF& where, const QColor& colour) {
  QByteArray drawing = Drawing(name);
  drawing.replace("#000", colour.name().toUtf8());
  QSvgRenderer renderer(drawing);
  const qreal side = std::min(where.width(), where.height());
  QRectF square(0, 0, side, side);
  square.moveCenter(where.center());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  renderer.render(&painter, square);
  painter.restore();
}

}  // namespace parcours::trainer
