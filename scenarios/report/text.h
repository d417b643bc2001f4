// The story as it happens, for a terminal or a projector.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "core/text.h"
#include "scenarios/engine/listener.h"

namespace parcours::scenarios {

enum class Colour { kNever, kAnsi };

struct Happening;

// Lines of at most 100 columns; only "file:line:col: what" stands on one line of its own length, for tools that look
// for it. Borrows the stream, and between RunStarted and RunFinished the scenario. Not thread-safe. Nothing is told by
// colour alone; nothing that a scenario or a service says acts on the terminal.
class LiveText final : public Listener {
 public:
  LiveText(std::ostream& out, core::Language language, Colour colour)
      : out_(out), language_(language), colour_(colour) {}

  void RunStarted(const Scenario& scenario) override;
  void ActStarted(const Act& act, std::size_t number, std::size_t of) override;
  void StepStarted(const Step& step) override;
  void StepFinished(const StepResult& result) override;
  void RunFinished(const RunResult& result) override;

 private:
  std::string Say(const char* french, const char* english) const;
  void Line(std::size_t indent, const std::string& text, const char* style = "");
  void Unbroken(std::size_t indent, const std::string& line, const char* style);
  void Heading(const Step& step, const std::string& suffix, const char* style);
  void Tell(const Happening& happening);
  void TellQuestion(const AskStep& ask);
  void TellMistakes(const TaskStep& task);
  void TellFailures(const std::vector<Failure>& failures);

  std::ostream& out_;
  const core::Language language_;
  const Colour colour_;
  std::map<const Step*, std::size_t> numbers_;  // of the scenario's own steps; those within a task have none
  const Step* first_of_finally_ = nullptr;
  std::string act_;  // "acte 2/4"
};

}  // namespace parcours::scenarios
