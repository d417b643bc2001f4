#include <google/protobuf/util/time_util.h>

#include "core/text.h"
#include "pki/crypto.h"
#include "services/dmp/documents.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::dmp {
namespace {

using google::protobuf::util::TimeUtil;

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(TimeUtil::TimestampToMicroseconds(timestamp)));
}

DocumentFilter FilterOf(const v1::SearchDocumentsRequest& request) {
  DocumentFilter filter;
  filter.types = {request.types().begin(), request.types().end()};
  filter.classes = {request.classes().begin(), request.classes().end()};
  for (const int status : request.statuses()) filter.statuses.insert(static_cast<v1::DocumentStatus>(status));
  filter.statuses.erase(v1::DOCUMENT_STATUS_UNSPECIFIED);
  if (filter.statuses.empty()) filter.statuses.insert(v1::DOCUMENT_STATUS_CURRENT);
  if (request.has_created_from()) filter.created_from = ToTime(request.created_from());
  if (request.has_created_before()) filter.created_before = ToTime(request.created_before());
  filter.title = request.title();
  return filter;
}

// The list that a page token belongs to: this search and no other.
std::string ListOf(const v1::SearchDocumentsRequest& request) {
  v1::SearchDocumentsRequest search = request;
  search.clear_page_size();
  search.clear_page_token();
  search.clear_access();
  return "dmp.documents/" + core::Hex(pki::Sha256(search.SerializeAsString()));
}

// Fills a page with what the reader may know of; positions go on behind what they may not.
struct PageOfDocuments {
  std::vector<v1::Document> documents;
  std::int64_t last = 0;
};

PageOfDocuments Collect(platform::ReadTransaction& tx, const Standing& standing, const DocumentFilter& filter,
                        const Entry& entry, const platform::Page& page) {
  PageOfDocuments collected{.documents = {}, .last = page.after};
  const auto wanted = static_cast<std::size_t>(page.size);
  while (true) {
    auto chunk = DocumentsOf(tx, standing.record.position, filter, collected.last, page.size);
    for (StoredDocument& one : chunk) {
      collected.last = one.position;
      if (MayKnow(standing, one.document, entry)) collected.documents.push_back(std::move(one.document));
      if (collected.documents.size() == wanted) return collected;
    }
    if (chunk.size() < wanted) return collected;
  }
}

}  // namespace

core::Result<Work<v1::SearchDocumentsResponse>> SearchDocuments(Call& call, const v1::SearchDocumentsRequest& request) {
  const std::string list = ListOf(request);
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::SearchDocumentsResponse>(
      [&request, list, page, who](platform::Transaction& tx) -> core::Result<v1::SearchDocumentsResponse> {
        const Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        const Entry entry = EntryOf(request.access(), tx.now());
        TRY(Enforce(tx, DecideEntry(standing.reader, standing.facts, entry, AccessMatrix::Builtin())));
        auto collected = Collect(tx.sql(), standing, FilterOf(request), entry, page);
        Remember(tx, standing, v1::ACCESS_ACTION_SEARCH, nullptr, request.access());
        v1::SearchDocumentsResponse response;
        response.set_next_page_token(platform::NextPageToken(page, collected.documents.size(), collected.last, list));
        for (v1::Document& one : collected.documents) *response.add_documents() = std::move(one);
        return response;
      });
}

}  // namespace parcours::dmp
