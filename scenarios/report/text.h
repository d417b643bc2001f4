// The story as it happens, for a terminal or a projector.
#pragma once

#include <cstddef>
#include <iosfwd>

#include "core/text.h"
#include "scenarios/engine/listener.h"

namespace parcours::scenarios {

enum class Colour { kNever, kAnsi };

// Borrows the stream. Not thread-safe. Nothing is told by colour alone.
class LiveText final : public Listener {
 public:
  LiveText(std::ostream& out, core::Language language, Colour colour) : out_(out), language_(language), colour_(colour) {}

  void RunStarted(const Scenario& scenario) override;
  void ActStarted(const Act& act, std::size_t number, std::size_t of) override;
  void StepStarted(const Step& step) override;
  void StepFinished(const StepResult& result) override;
  void RunFinished(const RunResult& result) override;

 private:
  std::string Pick(const char* fr, const char* en) const;
  void Line(std::size_t indent, const std::string& text, const char* style = "");
  void Tell(const ExchangeResult& exchange);
  void TellQuestion(const Step& step);
  void TellFailures(const std::vector<Failure>& failures);

  std::ostream& out_;
  const core::Language language_;
  const Colour colour_;
  std::size_t step_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace parcours::scenarios
