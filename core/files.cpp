#include "core/files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::core {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string Cause(const std::filesystem::path& path) {
  return path.string() + ": " + std::generic_category().message(errno);
}

auto Unreadable(const std::filesystem::path& path) {
  return Refuse(common::v1::REASON_FILE_UNREADABLE, Cause(path));
}
auto Unwritable(const std::filesystem::path& path) {
  return Refuse(common::v1::REASON_FILE_UNWRITABLE, Cause(path));
}

bool WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> ReadFile(const std::filesystem::path& path, std::size_t most_bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return Unreadable(path);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return Unreadable(path);
  if (S_ISDIR(info.st_mode)) return Refuse(common::v1::REASON_FILE_UNREADABLE, path.string() + ": is a folder");
  std::string bytes;
  char chunk[65536];
  while (true) {
    const ssize_t count = ::read(file.get(), chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Unreadable(path);
    if (count == 0) return bytes;
    bytes.append(chunk, static_cast<std::size_t>(count));
    if (bytes.size() > most_bytes) {
      return Refuse(common::v1::REASON_MESSAGE_TOO_LARGE,
                    path.string() + ": more than " + std::to_string(most_bytes) + " bytes");
    }
  }
}

Result<void> WriteFile(const std::filesystem::path& path, std::string_view bytes, FileMode mode) {
  // A name of its own, so that two writers do not meet in one file; made for its owner alone.
  std::string beside = path.string() + ".XXXXXX";
  {
    const Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
    if (file.get() < 0) return Unwritable(path);
    if (!WriteAll(file.get(), bytes) || ::fchmod(file.get(), static_cast<mode_t>(mode)) != 0 ||
        ::fsync(file.get()) != 0) {
      auto refusal = Unwritable(path);
      ::unlink(beside.c_str());
      return refusal;
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    auto refusal = Unwritable(path);
    ::unlink(beside.c_str());
    return refusal;
  }
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.get() >= 0) ::fsync(parent.get());  // the rename itself survives power loss
  return {};
}

Result<void> MakePrivateFolder(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::path folder = path.has_filename() ? path : path.parent_path();  // "a/b/" is "a/b"
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), error);
  // Private from its first moment on; then again for one that existed.
  if (!error && ::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) error.assign(errno, std::generic_category());
  if (!error && !std::filesystem::is_directory(folder, error) && !error) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) return Refuse(common::v1::REASON_FILE_UNWRITABLE, path.string() + ": " + error.message());
  return {};
}

}  // namespace parcours::core
