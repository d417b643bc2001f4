#include "cli/end_signal.h"

#include <unistd.h>

#include <iostream>

namespace parcours::cli {
namespace {

constexpr int kEndedBySignal = 128;  // as shells count

}  // namespace

EndSignal::EndSignal() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

int EndSignal::Wait() const {
  int signal = 0;
  sigwait(&signals_, &signal);
  return signal;
}

StopOnSignal::StopOnSignal()
    : waiter_([this](const std::stop_token& over) {
        signal_.Wait();
        if (over.stop_requested()) return;
        std::cerr << "parcours: interrupted; clearing up, a second Ctrl+C ends at once\n";
        stop_.request_stop();
        const int signal = signal_.Wait();
        if (!over.stop_requested()) _exit(kEndedBySignal + signal);
      }) {}

StopOnSignal::~StopOnSignal() {
  waiter_.request_stop();
  pthread_kill(waiter_.native_handle(), SIGTERM);  // ends its wait
}

}  // namespace parcours::cli
