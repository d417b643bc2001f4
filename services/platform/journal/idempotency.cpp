#include "services/platform/journal/idempotency.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"

namespace parcours::platform {
namespace {

// The same message always gives the same bytes, maps included.
std::string HashOf(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return pki::Sha256(bytes);
}

}  // namespace

core::Result<bool> Replay(ReadTransaction& tx, const RequestKey& key, const google::protobuf::Message& request,
                          google::protobuf::Message& response) {
  using Given = std::pair<std::string, std::string>;
  const auto given = tx.One<Given>(
      "SELECT request_hash, response FROM journal_request WHERE requester = ? AND request_id = ? AND method = ?",
      {key.requester, key.request_id, key.method}, [](const Row& row) { return Given(row.Text(0), row.Text(1)); });
  if (!given) return false;
  if (given->first != HashOf(request)) return core::Refuse(common::v1::REASON_REQUEST_ID_REUSED);
  response.ParseFromString(given->second);
  return true;
}

void Remember(WriteTransaction& tx, const RequestKey& key, const google::protobuf::Message& request,
              const google::protobuf::Message& response) {
  const std::string hash = HashOf(request);
  const std::string bytes = response.SerializeAsString();
  tx.Run("INSERT INTO journal_request(requester, request_id, method, request_hash, response) VALUES(?,?,?,?,?)",
         {key.requester, key.request_id, key.method, Blob{hash}, Blob{bytes}});
}

}  // namespace parcours::platform
