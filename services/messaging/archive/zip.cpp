#include "services/messaging/archive/zip.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::messaging {
namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

auto Invalid(std::string place, std::string description) {
  return core::Refuse(
      core::Refusal{.reason = common::v1::REASON_ARCHIVE_INVALID,
                    .detail = "archive",
                    .violations = {{.field = std::move(place), .description = std::move(description)}}});
}

// Of a name that may hold anything: names of strangers are not repeated in a refusal.
std::string PlaceOf(zip_uint64_t index) {
  return "archive[" + std::to_string(index) + "]";
}

// At most `most` bytes: what the archive says of the size is not believed.
core::Result<std::string> ReadEntry(zip_t* archive, zip_uint64_t index, std::size_t most) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, index, 0));
  if (!file) return Invalid(PlaceOf(index), "cannot be unpacked");
  std::string content;
  char buffer[1U << 16U];
  while (true) {
    const zip_int64_t read = zip_fread(file.get(), buffer, sizeof buffer);
    if (read < 0) return Invalid(PlaceOf(index), "is damaged");
    if (read == 0) return content;
    content.append(buffer, static_cast<std::size_t>(read));
    if (content.size() > most) return Invalid(PlaceOf(index), "unpacks to more than 25 000 000 bytes in all");
  }
}

core::Result<void> AddEntry(zip_t* archive, zip_uint64_t index, Files& files, std::size_t& left) {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(archive, index, 0, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0) {
    return Invalid(PlaceOf(index), "has no name");
  }
  std::string name = about.name;
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    return Invalid(PlaceOf(index), "is encrypted");
  }
  const bool folder = name.ends_with('/');
  if (folder) name.pop_back();
  if (!IsSafePath(name)) return Invalid(PlaceOf(index), "has a path that leads out of the archive, or no plain one");
  if (folder) return {};
  if (files.contains(name)) return Invalid(PlaceOf(index), "has the path of another entry");
  std::string content = TRY(ReadEntry(archive, index, left));
  left -= content.size();
  files.emplace(std::move(name), std::move(content));
  return {};
}

// MS-DOS date and time, in UTC.
struct DosTime {
  zip_uint16_t date;
  zip_uint16_t time;
};
DosTime ToDos(core::Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
  const int year = std::clamp(static_cast<int>(date.year()), 1980, 2107) - 1980;
  return {static_cast<zip_uint16_t>(year << 9 | static_cast<int>(static_cast<unsigned>(date.month())) << 5 |
                                    static_cast<int>(static_cast<unsigned>(date.day()))),
          static_cast<zip_uint16_t>(clock.hours().count() << 11 | clock.minutes().count() << 5 |
                                    clock.seconds().count() / 2)};
}

[[noreturn]] void Fail(const char* what) {
  throw std::runtime_error(std::string("libzip: ") + what);
}

}  // namespace

bool IsSafePath(std::string_view path) {
  constexpr std::size_t kLongest = 200;
  if (path.empty() || path.size() > kLongest || !core::IsUtf8(path)) return false;
  const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '\\' && c != ':' && c != 0x7F;
  });
  if (!plain) return false;
  for (const std::string& part : core::Split(path, '/')) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return true;
}

core::Result<Files> Unzip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) Fail("no buffer");
  const Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (!archive) {
    zip_source_free(source);
    return Invalid("archive", "is no ZIP");
  }
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count > static_cast<zip_int64_t>(kMostEntries)) return Invalid("archive", "has more than 64 entries");
  Files files;
  std::size_t left = kMostUnpackedBytes;
  for (zip_int64_t index = 0; index < count; ++index) {
    TRY(AddEntry(archive.get(), static_cast<zip_uint64_t>(index), files, left));
  }
  return files;
}

std::string Zip(const Files& files, core::Time time) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) Fail("no buffer");
  zip_source_keep(target);  // it is read after the archive is closed
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> kept(target, zip_source_free);
  Archive archive(zip_open_from_source(target, ZIP_TRUNCATE, &error));
  if (!archive) Fail("no archive");
  const DosTime dos = ToDos(time);
  for (const auto& [path, content] : files) {
    zip_source_t* entry = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
    if (entry == nullptr) Fail("no entry");
    const zip_int64_t index = zip_file_add(archive.get(), path.c_str(), entry, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(entry);
      Fail("entry not added");
    }
    zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), dos.time, dos.date, 0);
  }
  if (zip_close(archive.get()) != 0) Fail("not written");
  static_cast<void>(archive.release());
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(target, &about) != 0 || zip_source_open(target) != 0) Fail("not readable");
  std::string bytes(about.size, '\0');
  const bool read = zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
  zip_source_close(target);
  if (!read) Fail("not read");
  return bytes;
}

}  // namespace parcours::messaging
