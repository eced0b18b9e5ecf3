/**
 * Promise: what the guichets send out: accessible PDF made from templates, mails sent through the outbox.
 *
 * <p>Invariants: a template with a missing value gives no document; nothing is sent inside a business transaction; a mail
 * that cannot be sent waits and is not lost.
 *
 * <p>May depend on: socle.
 */
package fr.guichets.documents;
