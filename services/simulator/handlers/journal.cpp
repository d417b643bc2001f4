#include "services/simulator/handlers/journal.h"

#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/journal/journal.h"
#include "services/platform/journal/verify.h"
#include "services/platform/pipeline/paging.h"
#include "services/platform/policy/rule.h"
#include "services/simulator/exchange.h"

namespace parcours::simulator {
namespace {

using platform::Transaction;

// A decision reads "dmp.enter.employee; ours".
void ShowRule(const std::string& decision, journal::v1::GetExchangeResponse& response) {
  const auto end = decision.find("; ");
  if (end == std::string::npos) return;
  const auto found = platform::AllRules().find(std::string_view(decision).substr(0, end));
  if (found == platform::AllRules().end()) return;
  journal::v1::DecidingRule& shown = *response.mutable_rule();
  shown.set_id(std::string(found->second->id));
  shown.mutable_text()->set_fr(std::string(found->second->fr));
  shown.mutable_text()->set_en(std::string(found->second->en));
  const std::string source = decision.substr(end + 2);
  shown.mutable_source()->set_ours(source == "ours");
  if (source != "ours") shown.mutable_source()->set_reference(source);
}

}  // namespace

core::Result<Work<journal::v1::ListExchangesResponse>> ListExchanges(Call& /*call*/,
                                                                     const journal::v1::ListExchangesRequest& request) {
  const std::string list = "exchanges of " + request.target() + (request.refused_only() ? ", refused" : "");
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const platform::EntryFilter filter{
      .after = page.after, .most = page.size, .target = request.target(), .refused_only = request.refused_only()};
  return Work<journal::v1::ListExchangesResponse>(
      [=](Transaction& tx) -> core::Result<journal::v1::ListExchangesResponse> {
        journal::v1::ListExchangesResponse response;
        const auto entries = platform::ListEntries(tx.sql(), filter);
        for (const platform::Entry& entry : entries) *response.add_exchanges() = entry.exchange;
        const std::int64_t last = entries.empty() ? 0 : static_cast<std::int64_t>(entries.back().exchange.sequence());
        response.set_next_page_token(platform::NextPageToken(page, entries.size(), last, list));
        return response;
      });
}

core::Result<Work<journal::v1::GetExchangeResponse>> GetExchange(Call& /*call*/, const Deps& deps,
                                                                 const journal::v1::GetExchangeRequest& request) {
  return Work<journal::v1::GetExchangeResponse>([&deps, id = request.exchange_id()](
                                                    Transaction& tx) -> core::Result<journal::v1::GetExchangeResponse> {
    const auto entry = platform::FindEntry(tx.sql(), id);
    if (!entry) return core::Refuse(common::v1::REASON_NOT_FOUND, "exchange");
    journal::v1::GetExchangeResponse response;
    *response.mutable_exchange() = entry->exchange;
    ShowRule(entry->exchange.decision(), response);
    response.set_request_json(BodyAsJson(deps.methods, entry->exchange.method(), BodySide::kRequest, entry->request));
    response.set_response_json(
        BodyAsJson(deps.methods, entry->exchange.method(), BodySide::kResponse, entry->response));
    return response;
  });
}

core::Result<Work<journal::v1::VerifyJournalResponse>> VerifyJournal(
    Call& call, const Deps& deps, const journal::v1::VerifyJournalRequest& /*request*/) {
  const auto sandbox = TRY(deps.sandboxes.Find(call.sandbox()));
  const platform::Verification found =
      TRY(platform::VerifyJournal(sandbox->store(), deps.sandboxes.ledger(), sandbox->id()));
  journal::v1::VerifyJournalResponse response;
  response.set_intact(found.defects.empty());
  response.set_entries(found.entries);
  for (const platform::Defect& defect : found.defects) {
    auto* shown = response.add_defects();
    shown->set_kind(defect.kind);
    shown->set_sequence(defect.sequence);
    shown->set_detail(defect.detail);
  }
  return Work<journal::v1::VerifyJournalResponse>(
      [response](Transaction&) -> core::Result<journal::v1::VerifyJournalResponse> { return response; });
}

}  // namespace parcours::simulator
