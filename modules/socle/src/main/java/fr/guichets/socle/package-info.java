/**
 * Promise: the values everybody speaks (amounts, rates, codes), the errors, the one clock, the current département, who
 * acts, the routing of database connections by login role, the migrations of every schema; the journal of what was done, the
 * outbox of what must leave and the relay that carries it, the answers kept for a request that comes again.
 *
 * <p>Invariants: money is exact; nobody else reads the system clock; a connection is obtained as the role of the current
 * perimeter or not at all; a transaction sees one perimeter only; a line of the journal is never changed; what an act sends
 * out leaves if and only if the act was committed, at least once.
 *
 * <p>May depend on: nothing of the house. Events: none.
 */
package fr.guichets.socle;
