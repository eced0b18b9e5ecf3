/** Pages of the acts: prepared, signed, committed, notified; and of their templates. */
package fr.guichets.web.decisions;
