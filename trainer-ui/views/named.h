// What each control has: an object name for tests, a name for those who do not see it, a label that belongs to it.
#pragma once

#include <QLabel>
#include <QString>
#include <QWidget>

namespace parcours::trainer {

template <class Widget>
Widget* Named(Widget* widget, const char* object_name) {
  widget->setObjectName(QLatin1String(object_name));
  return widget;
}

// The name that a screen reader says.
void SayName(QWidget* widget, const QString& name);

// Text that wraps, may be selected and copied, and is read with the keyboard.
QLabel* ReadableText(QWidget* parent = nullptr);

// A heading: larger, bold.
QLabel* Heading(QWidget* parent = nullptr, qreal size = 1.25);

// The same size relative to the application's font, after that has changed.
void Resize(QLabel* heading, qreal size);

}  // namespace parcours::trainer
