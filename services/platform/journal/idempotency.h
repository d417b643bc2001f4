// Answers that were given, by request_id: the same request asked again gets the same answer and no second effect.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "core/result.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

struct RequestKey {
  std::string requester;  // whose request_ids these are
  std::string request_id;
  std::string method;
};

// True, and `response` set, if this very request was answered before. Refuses with REQUEST_ID_REUSED if another request
// of the method had the same id.
core::Result<bool> Replay(ReadTransaction& tx, const RequestKey& key, const google::protobuf::Message& request,
                          google::protobuf::Message& response);

void Remember(WriteTransaction& tx, const RequestKey& key, const google::protobuf::Message& request,
              const google::protobuf::Message& response);

}  // namespace parcours::platform
