#include "services/platform/journal/outbox.h"

namespace parcours::platform {

void EnqueueOutbox(WriteTransaction& tx, const OutboxItem& item) {
  tx.Run("INSERT INTO journal_outbox(exchange, service, method, request, on_behalf) VALUES(?,?,?,?,?)",
         {item.exchange, item.service, item.method, Blob{item.request}, Blob{item.on_behalf}});
}

std::vector<OutboxItem> PendingOutbox(ReadTransaction& tx) {
  return tx.All<OutboxItem>("SELECT id, exchange, service, method, request, on_behalf FROM journal_outbox ORDER BY id",
                            {}, [](const Row& row) {
                              return OutboxItem{.id = row.Int(0),
                                                .exchange = row.Text(1),
                                                .service = row.Text(2),
                                                .method = row.Text(3),
                                                .request = row.Text(4),
                                                .on_behalf = row.Text(5)};
                            });
}

void CompleteOutbox(WriteTransaction& tx, std::int64_t id) {
  tx.Run("DELETE FROM journal_outbox WHERE id = ?", {id});
}

}  // namespace parcours::platform
