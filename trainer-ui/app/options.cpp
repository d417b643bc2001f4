#include "trainer-ui/app/options.h"

#include <QCommandLineParser>

namespace parcours::trainer {
namespace {

constexpr int kBadCommandLine = 2;

}  // namespace

ReadOptions ReadCommandLine(const QStringList& arguments, const QString& version) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Parcours, the trainer's interface"));
  const QCommandLineOption help = parser.addHelpOption();
  const QCommandLineOption version_option = parser.addVersionOption();
  const QCommandLineOption connect(QStringLiteral("connect"), QStringLiteral("Use the running host at host:port"),
                                   QStringLiteral("host:port"));
  const QCommandLineOption operator_file(
      QStringLiteral("operator"), QStringLiteral("Operator file that `parcours serve` wrote"), QStringLiteral("file"));
  const QCommandLineOption scenario(QStringLiteral("scenario"), QStringLiteral("Open this scenario at once"),
                                    QStringLiteral("file"));
  const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("fr or en"), QStringLiteral("language"));
  parser.addOptions({connect, operator_file, scenario, language});
  ReadOptions read;
  if (!parser.parse(arguments)) {
    read.message = parser.errorText();
    read.exit_code = kBadCommandLine;
  } else if (parser.isSet(help)) {
    read.message = parser.helpText();
  } else if (parser.isSet(version_option)) {
    read.message = QStringLiteral("parcours-trainer ") + version;
  } else if (parser.isSet(connect) != parser.isSet(operator_file)) {
    read.message = QStringLiteral("--connect and --operator belong together");
    read.exit_code = kBadCommandLine;
  }
  read.options = {.connect = parser.value(connect),
                  .operator_file = parser.value(operator_file),
                  .scenario = parser.value(scenario),
                  .language = parser.value(language)};
  return read;
}

}  // namespace parcours::trainer
