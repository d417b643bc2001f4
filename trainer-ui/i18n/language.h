// The language that the interface speaks, switched while it runs.
#pragma once

#include "core/text.h"

namespace parcours::trainer {

// Of the UI thread. French until it is set.
core::Language CurrentLanguage();

// Every window gets a LanguageChange event and says its texts again.
void SetLanguage(core::Language language);

}  // namespace parcours::trainer
