/** The database itself: what the superuser prepares, login roles, migrations. Used at installation, by the owner role. */
package fr.guichets.socle.base;
