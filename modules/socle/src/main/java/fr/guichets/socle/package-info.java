/**
 * Promise: the values everybody speaks (amounts, rates, codes), the errors, the one clock, the current département, the
 * routing of database connections by login role, and the migrations of every schema.
 *
 * <p>Invariants: money is exact; nobody else reads the system clock; a connection is obtained as the role of the current
 * perimeter or not at all; a transaction sees one perimeter only.
 *
 * <p>May depend on: nothing of the house. Events: none.
 */
package fr.guichets.socle;
