#include "trainer-ui/views/named.h"

#include <QApplication>
#include <QFont>

namespace parcours::trainer {

void SayName(QWidget* widget, const QString& name) {
  widget->setAccessibleName(name);
}

QLabel* ReadableText(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  return label;
}

QLabel* Heading(QWidget* parent, qreal size) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  Resize(label, size);
  return label;
}

void Resize(QLabel* heading, qreal size) {
  QFont font = QApplication::font();
  font.setPointSizeF(font.pointSizeF() * size);
  font.setBold(true);
  heading->setFont(font);
}

}  // namespace parcours::trainer
