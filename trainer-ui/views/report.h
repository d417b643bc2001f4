// What was played, to keep: a page to print or read, and one line for a mediator's register.
//
// No secret is in it: bodies of exchanges stay in the journal.
#pragma once

#include <QString>

#include "core/result.h"
#include "parcours/playback/v1/playback.pb.h"

namespace parcours::trainer {

// HTML, in the current language.
QString ReportOf(const playback::v1::Story& story, const playback::v1::Playback& state);

// Each refuses with FILE_UNWRITABLE.
core::Result<void> WriteHtml(const QString& path, const QString& report);
core::Result<void> WritePdf(const QString& path, const QString& report);
// Date, scenario, themes, minutes planned, steps played, questions answered, people (left to be filled in).
core::Result<void> WriteCsv(const QString& path, const playback::v1::Story& story, const playback::v1::Playback& state);

}  // namespace parcours::trainer
