// The command line.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace parcours::trainer {

struct Options {
  QString connect;        // host:port; empty: a host of one's own
  QString operator_file;  // for connect
  QString scenario;       // to open at once
  QString language;       // "fr", "en"; empty: as last time
};

// The options, or what to print and the exit code.
struct ReadOptions {
  Options options;
  QString message;  // help, version, or what is wrong; empty: go on
  int exit_code = 0;
};
ReadOptions ReadCommandLine(const QStringList& arguments, const QString& version);

}  // namespace parcours::trainer
