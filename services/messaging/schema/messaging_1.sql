-- Mailboxes. holder: PS_IdNat of a personal one, else empty; lookup: the holder's name for searching.
CREATE TABLE messaging_mailbox (
  position INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  holder TEXT NOT NULL,
  structure TEXT NOT NULL,
  name TEXT NOT NULL,
  lookup TEXT NOT NULL,
  red_list INTEGER NOT NULL
);
CREATE INDEX messaging_mailbox_holder ON messaging_mailbox (holder);
CREATE INDEX messaging_mailbox_structure ON messaging_mailbox (structure);

-- The liste blanche: domains of the espace de confiance.
CREATE TABLE messaging_domain (
  domain TEXT PRIMARY KEY
);

-- Messages: parcours.messaging.v1.Message, without what differs from one mailbox to the next.
CREATE TABLE messaging_message (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  conversation TEXT NOT NULL,
  to_file INTEGER NOT NULL,
  record BLOB NOT NULL,
  archive BLOB NOT NULL
);
CREATE INDEX messaging_message_conversation ON messaging_message (conversation, position);

-- Their files, those inside the archive too.
CREATE TABLE messaging_file (
  message TEXT NOT NULL,
  attachment TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (message, attachment)
);

-- Which message stands in which mailbox. folder: 1 inbox, 2 sent.
CREATE TABLE messaging_delivery (
  mailbox TEXT NOT NULL,
  folder INTEGER NOT NULL,
  message INTEGER NOT NULL REFERENCES messaging_message (position),
  read INTEGER NOT NULL,
  PRIMARY KEY (mailbox, folder, message)
);

CREATE TABLE messaging_receipt (
  position INTEGER PRIMARY KEY,
  message TEXT NOT NULL,
  record BLOB NOT NULL
);
CREATE INDEX messaging_receipt_message ON messaging_receipt (message, position);

-- Who has written to a citizen. citizen, mailbox: addresses. ended: by the professional.
CREATE TABLE messaging_contact (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  citizen TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  name TEXT NOT NULL,
  ended INTEGER NOT NULL,
  UNIQUE (citizen, mailbox)
);

CREATE TABLE messaging_conversation (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  contact TEXT NOT NULL REFERENCES messaging_contact (id),
  subject TEXT NOT NULL,
  trashed INTEGER NOT NULL
);
CREATE INDEX messaging_conversation_contact ON messaging_conversation (contact, position);
