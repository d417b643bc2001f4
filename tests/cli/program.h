// A program that runs beside a test, until the test is over.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace parcours::cli {

class Program {
 public:
  // Starts it and waits for a line of its output that begins so; `said` has the rest of that line, empty if it ended
  // first.
  Program(std::vector<std::string> command, const std::string& line_begins);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  const std::string& said() const { return said_; }

 private:
  pid_t process_ = -1;
  int output_ = -1;
  std::string said_;
};

}  // namespace parcours::cli
