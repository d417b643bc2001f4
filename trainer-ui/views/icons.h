// The interface's own icons: line drawings that take the colour of the text beside them.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainter>
#include <QString>

namespace parcours::trainer {

// The drawing icons/<name>.svg in the theme's ink, or in another colour of it.
QIcon IconNamed(const QString& name);
QIcon IconNamed(const QString& name, const QColor& colour);

void DrawIcon(QPainter& painter, const QString& name, const QRectF& where, const QColor& colour);

}  // namespace parcours::trainer
