#include "tests/cli/program.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace parcours::cli {

Program::Program(std::vector<std::string> command, const std::string& line_begins) {
  int ends[2] = {-1, -1};
  if (pipe(ends) != 0) return;
  std::vector<char*> arguments;
  for (std::string& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  process_ = fork();
  if (process_ == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execv(arguments.front(), arguments.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
  std::string line;
  for (char c = 0; read(output_, &c, 1) == 1;) {
    if (c != '\n') {
      line.push_back(c);
      continue;
    }
    if (line.rfind(line_begins, 0) == 0) {
      said_ = line.substr(line_begins.size());
      return;
    }
    line.clear();
  }
}

Program::~Program() {
  if (process_ > 0) {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  if (output_ >= 0) close(output_);
}

}  // namespace parcours::cli
