// Runs made by hand, for reports to tell.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <vector>

#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// Owns the scenario that the run points into; not copyable for that reason.
struct Sample {
  Scenario scenario;
  RunResult run;

  Sample() = default;
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  std::vector<RunResult> runs() const { return {run}; }
  StepResult& step(std::size_t act, std::size_t number) { return run.acts.at(act).steps.at(number); }
};

core::Time At(const char* rfc3339);
Mark MarkAt(const char* file, int line, int column);

// Two acts and a `finally`: a note, a search that finds, a refusal as expected, a question; a failure, a skipped step.
std::unique_ptr<Sample> Paul();

// Every text that people or hosts choose is `text`.
std::unique_ptr<Sample> Hostile(const std::string& text);

// <script>, quotes, ampersands, emoji, right-to-left, overrides, controls, ]]>, a NUL and bytes that are no UTF-8.
std::string HostileText();

struct FreeXml {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeXml>;

// Null if the text is not well-formed.
XmlDocument ReadXml(const std::string& text);

// How many nodes an XPath expression (without namespaces) finds.
std::size_t CountNodes(const XmlDocument& document, const char* xpath);
// The text of the first of them; empty if there is none.
std::string TextOf(const XmlDocument& document, const char* xpath);

std::size_t Occurrences(const std::string& text, const std::string& part);

}  // namespace parcours::scenarios
