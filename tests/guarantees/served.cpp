#include "tests/guarantees/served.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "core/files.h"

extern char** environ;

namespace parcours::host {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kListening = "listening on ";

// The PEM blocks of the operator's file: certificates, key, root.
std::vector<std::string> Blocks(const std::string& text) {
  std::vector<std::string> blocks;
  for (std::size_t at = text.find(kBegin); at != std::string::npos;) {
    const std::size_t next = text.find(kBegin, at + 1);
    blocks.push_back(text.substr(at, next == std::string::npos ? next : next - at));
    at = next;
  }
  return blocks;
}

std::vector<std::string> OperatorFile(const std::filesystem::path& state) {
  const auto text = core::ReadFile(state / "operator.pem");
  EXPECT_TRUE(text.has_value());
  return Blocks(text.value_or(""));
}

// The line that begins so; empty if the output ends before.
std::string LineOf(int output, std::string_view beginning) {
  std::string line;
  char letter = 0;
  while (read(output, &letter, 1) == 1) {
    if (letter != '\n') {
      line.push_back(letter);
      continue;
    }
    if (line.starts_with(beginning)) return line.substr(beginning.size());
    line.clear();
  }
  return {};
}

}  // namespace

Served::Served() {
  Start();
}

Served::~Served() {
  if (process_ != 0) Kill();
}

void Served::Start() {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  const std::string program = PARCOURS_BINARY_DIR "/cli/parcours";
  std::vector<std::string> words{program,   "serve",          "--listen", "127.0.0.1:0",
                                 "--state", state().string(), "--log",    (folder() / "log").string()};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ASSERT_EQ(posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  output_ = ends[0];
  address_ = LineOf(output_, kListening);
  ASSERT_FALSE(address_.empty()) << "parcours serve ended before it listened";
  LineOf(output_, "Ctrl+C");  // the operator's file is written
}

void Served::Kill() {
  End(SIGKILL);
}

void Served::Stop() {
  End(SIGINT);
}

void Served::End(int signal) {
  kill(process_, signal);
  int status = 0;
  waitpid(process_, &status, 0);
  EXPECT_TRUE(signal == SIGKILL ? WIFSIGNALED(status) : WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  close(output_);
  process_ = 0;
}

std::string Served::TrustRoot() const {
  const auto blocks = OperatorFile(state());
  return blocks.empty() ? std::string() : blocks.back();
}

std::optional<pki::TlsCredential> Served::OperatorCredential(const std::string& /*name*/) const {
  std::optional<pki::TlsCredential> credential;
  std::string chain;
  std::string key;
  std::vector<std::string> blocks = OperatorFile(state());
  if (blocks.empty()) return credential;
  blocks.pop_back();
  for (const std::string& block : blocks) (block.find("PRIVATE KEY") == std::string::npos ? chain : key) += block;
  credential.emplace(pki::TlsCredential{.certificate_chain = chain, .private_key = core::Secret(std::move(key))});
  return credential;
}

}  // namespace parcours::host
