// ZIP files in memory: those of strangers read with limits, our own written so that the same content gives the same
// bytes. Wraps libzip, which nothing outside zip.cpp sees. Nothing is ever unpacked to disk.
//
// Thread-safe.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"

namespace parcours::messaging {

inline constexpr std::size_t kMostEntries = 64;
inline constexpr std::size_t kMostUnpackedBytes = 25'000'000;

// Files by their path in the archive.
using Files = std::map<std::string, std::string>;

// Refuses with ARCHIVE_INVALID: no ZIP, too many entries, more bytes unpacked than kMostUnpackedBytes (whatever the
// archive says of its sizes), an encrypted entry, a path that is absolute, goes upwards or comes twice.
core::Result<Files> Unzip(std::string_view bytes);

// Files as they are, in the order of their paths, all dated `time`. Throws std::runtime_error where the machine fails.
std::string Zip(const Files& files, core::Time time);

// True for a relative path of plain names: "IHE_XDM/SUBSET01/DOC0001.XML".
bool IsSafePath(std::string_view path);

}  // namespace parcours::messaging
