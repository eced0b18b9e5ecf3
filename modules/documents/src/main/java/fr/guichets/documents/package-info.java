/**
 * Promise: the files that the guichets receive, and what they send out: attachments that nobody opens before the antivirus
 * has seen them, accessible PDF made from templates, mails sent through the outbox.
 *
 * <p>Invariants: the type of a file is read in its bytes; its bytes never change and are verified at each opening; an
 * infected file is not kept; a template with a missing value gives no document; nothing is sent inside a business
 * transaction; a mail or a scan that cannot be done waits and is not lost.
 *
 * <p>May depend on: socle. Tells {@link fr.guichets.documents.PieceControlee}.
 */
package fr.guichets.documents;
