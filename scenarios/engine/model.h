// A scenario as read from its files. Immutable once loaded; places are kept everywhere, for messages.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/clock.h"
#include "core/text.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "scenarios/engine/node.h"

namespace parcours::scenarios {

// Who acts in a step, and with what.
struct ActorRef {
  Mark mark;
  std::string name;         // handle of the cast, or "operator", "nobody"
  std::string card;         // a card's handle, where the holder has several; else empty
  std::string certificate;  // "self_signed", "wrong_authority": one that no host trusts; else empty
};

struct Capture {
  Mark mark;
  std::string variable;
  std::string pointer;  // JSON Pointer into the response
};

// One RPC.
struct CallStep {
  ActorRef as;
  Mark method_mark;
  std::string method;  // as written; may be short: "ins.InsService/SearchByTraits"
  Node with;           // the request; null: empty
  std::optional<Node> expect;
  std::vector<Capture> save;
  std::string signs_in;     // who is signed in by the certificate chain in the answer; else empty
  std::size_t receive = 1;  // server streams: how many messages to wait for
};

// A gesture at a reader, by whoever plays: a call to CardService.
struct CardStep {
  enum class Gesture { kInsert, kRemove, kPin, kChangePin, kUnblock, kRevoke };
  Gesture gesture = Gesture::kInsert;
  Mark mark;
  std::string card;  // handle
  Node with;         // what else the request needs: pin, puk, new_pin, reason
  std::optional<Node> expect;
};

struct ClockStep {
  Mark mark;
  std::optional<core::Duration> advance;
  std::optional<core::Time> to;
};

struct FaultStep {
  Mark mark;
  bool clear = false;  // all faults; else the one below
  Node fault;          // for sandbox.v1.Fault: target, kind, …
  std::optional<core::Duration> lasts;
};

struct AnswerChoice {
  core::Text text;
  bool right = false;
  core::Text because;
};

// A question to the class.
struct AskStep {
  core::Text question;
  std::vector<AnswerChoice> answers;
};

struct NoteStep {
  core::Text text;
};

struct Step;

// A usual mistake in a task, recognised by a call that was made.
struct Mistake {
  Mark mark;
  std::string method;
  std::string refused;  // reason without prefix; empty: the call was accepted
  core::Text say;
  std::vector<Step> play;  // makes the mistake; empty: not proven by `run`
};

// Something that a trainee does.
struct TaskStep {
  Mark mark;
  std::string who;
  core::Text goal;
  std::vector<core::Text> hints;
  CallStep done_when;
  std::vector<Mistake> mistakes;
  std::vector<Step> solution;
};

struct Retry {
  Mark mark;
  Node until;  // an expectation
  int attempts = 1;
  core::Duration every{0};  // simulated
};

struct Condition {
  Mark mark;
  std::string left;  // may hold ${…}
  enum class Test { kEquals, kDiffers, kPresent } test = Test::kPresent;
  std::string right;
};

struct Step {
  Mark mark;
  std::string id;  // given or made from the act's and step's number
  core::Text title;
  core::Text say;
  core::Text retain;
  core::Duration takes{0};  // simulated, after the step
  std::optional<Condition> condition;
  std::optional<Retry> retry;
  std::vector<std::string> requires_;
  bool goes_on = false;  // the act goes on after this step fails
  std::variant<NoteStep, CallStep, CardStep, ClockStep, FaultStep, AskStep, TaskStep> action;
};

struct Act {
  Mark mark;
  core::Text title;
  std::vector<Step> steps;
};

struct Variable {
  Mark mark;
  std::string name;
  Node value;
};

struct Scenario {
  std::filesystem::path path;
  std::string name;  // file name without ending
  core::Text title;
  core::Text learn;
  std::string level;
  core::Duration lasts{0};
  core::Time starts;
  std::uint64_t seed = 1;
  std::vector<std::string> labels;
  std::vector<std::string> secrets;  // names of variables masked in all output
  sandbox::v1::Cast cast;
  std::vector<Variable> variables;
  std::vector<Act> acts;
  std::vector<Step> finally;
};

// "call", "card", … : the key that makes a step of this kind.
std::string_view KindOf(const Step& step);

}  // namespace parcours::scenarios
