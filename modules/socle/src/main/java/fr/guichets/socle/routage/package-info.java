/** What Hibernate calls to obtain the connection of the current perimeter; named in persistence.xml, used by nobody else. */
package fr.guichets.socle.routage;
