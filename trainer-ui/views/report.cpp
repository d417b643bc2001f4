#include "trainer-ui/views/report.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QPdfWriter>
#include <QTextDocument>

#include "core/files.h"
#include "trainer-ui/models/words.h"

namespace parcours::trainer {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(Report)
};

QString Paragraph(const QString& text) {
  return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QString StepOf(const playback::v1::StoryStep& step, const playback::v1::PlayedStep& played) {
  QString html = QStringLiteral("<h3>%1</h3>").arg(Say(step.title()).toHtmlEscaped());
  html += Paragraph(TimeOfDay(played.simulated_start()) + QStringLiteral("  ·  ") + KindName(step.kind()) +
                    QStringLiteral("  ·  ") + OutcomeName(played.outcome()));
  html += Paragraph(Say(step.say()));
  for (const auto& call : played.calls()) {
    if (call.implicit()) continue;
    QString text =
        Texts::tr("%1 → %2: %3.")
            .arg(call.who().empty() ? Texts::tr("Somebody not signed in") : Q(call.who()),
                 ServiceName(Q(call.service())), MethodAction(Q(call.service()) + QLatin1Char('/') + Q(call.method())));
    if (call.code() != 0) text += QLatin1Char(' ') + Texts::tr("Refused: %1").arg(Say(call.explanation()));
    html += Paragraph(text);
  }
  if (step.has_question()) {
    html += Paragraph(Texts::tr("Question: %1").arg(Say(step.question().text())));
    for (int i = 0; i < step.question().choices_size(); ++i) {
      const auto& choice = step.question().choices(i);
      if (played.answer() == static_cast<unsigned>(i) + 1)
        html += Paragraph(Texts::tr("The class answered: %1").arg(Say(choice.text())));
      if (choice.right())
        html += Paragraph(Texts::tr("Right answer: %1 %2").arg(Say(choice.text()), Say(choice.because())));
    }
  }
  if (!Say(step.retain()).isEmpty())
    html += QStringLiteral("<p><b>%1</b></p>").arg(Texts::tr("To retain: %1").arg(Say(step.retain())).toHtmlEscaped());
  return html;
}

// One cell of a CSV; a cell that a spreadsheet would take for a formula is kept text.
QString Cell(QString text) {
  if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) text.prepend(QLatin1Char('\''));
  return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

core::Result<void> Write(const QString& path, const QByteArray& bytes) {
  return core::WriteFile(path.toStdString(),
                         std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())),
                         core::FileMode::kPublic);
}

}  // namespace

QString ReportOf(const playback::v1::Story& story, const playback::v1::Playback& state) {
  QString html = QStringLiteral("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1</title></head><body>")
                     .arg(Say(story.card().title()).toHtmlEscaped());
  html += QStringLiteral("<p><b>%1</b></p>").arg(Texts::tr("SIMULATION — invented data").toHtmlEscaped());
  html += QStringLiteral("<h1>%1</h1>").arg(Say(story.card().title()).toHtmlEscaped());
  html += Paragraph(Texts::tr("Session of %1").arg(QLocale().toString(QDate::currentDate(), QLocale::LongFormat)));
  html += Paragraph(Say(story.card().learn()));
  html += Paragraph(Texts::tr("%1 of %2 steps were played.").arg(state.played_size()).arg(story.card().steps()));
  int position = 0;
  for (const auto& act : story.acts()) {
    if (position >= state.played_size()) break;
    html += QStringLiteral("<h2>%1</h2>").arg(Say(act.title()).toHtmlEscaped());
    for (const auto& step : act.steps()) {
      if (position >= state.played_size()) break;
      html += StepOf(step, state.played(position++));
    }
  }
  return html + QStringLiteral("</body></html>\n");
}

core::Result<void> WriteHtml(const QString& path, const QString& report) {
  return Write(path, report.toUtf8());
}

core::Result<void> WritePdf(const QString& path, const QString& report) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    writer.setTitle(Texts::tr("Report of the session"));
    QTextDocument document;
    document.setHtml(report);
    document.print(&writer);
  }
  return Write(path, bytes);
}

core::Result<void> WriteCsv(const QString& path, const playback::v1::Story& story,
                            const playback::v1::Playback& state) {
  QStringList themes;
  for (const auto& label : story.card().labels()) themes << Q(label);
  int answered = 0;
  for (const auto& played : state.played()) answered += played.answer() != 0 ? 1 : 0;
  const QStringList head{Texts::tr("Date"),
                         Texts::tr("Scenario"),
                         Texts::tr("Themes"),
                         Texts::tr("Minutes planned"),
                         Texts::tr("Steps played"),
                         Texts::tr("Steps"),
                         Texts::tr("Questions answered"),
                         Texts::tr("Number of people")};
  const QStringList line{QDate::currentDate().toString(Qt::ISODate),
                         Say(story.card().title()),
                         themes.join(QStringLiteral(", ")),
                         QString::number(story.card().lasts().seconds() / 60),
                         QString::number(state.played_size()),
                         QString::number(story.card().steps()),
                         QString::number(answered),
                         QString()};
  QString text;
  for (const QStringList& row : {head, line}) {
    QStringList cells;
    for (const QString& cell : row) cells << Cell(cell);
    text += cells.join(QLatin1Char(';')) + QStringLiteral("\r\n");
  }
  return Write(path, QByteArray("\xEF\xBB\xBF") + text.toUtf8());  // the mark that spreadsheets look for
}

}  // namespace parcours::trainer
