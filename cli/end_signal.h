// Ctrl+C and its like, received in order. Make it before any other thread: signals are blocked in all that follow.
#pragma once

#include <signal.h>

#include <stop_token>
#include <thread>

namespace parcours::cli {

class EndSignal {
 public:
  EndSignal();
  // Blocks until someone wants the program to end (SIGINT, SIGTERM); gives the signal.
  int Wait() const;

 private:
  sigset_t signals_{};
};

// Asks for a stop at the first signal, so that what was begun is cleared up; the second ends the program at once.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  std::stop_token token() const { return stop_.get_token(); }

 private:
  EndSignal signal_;
  std::stop_source stop_;
  std::jthread waiter_;
};

}  // namespace parcours::cli
